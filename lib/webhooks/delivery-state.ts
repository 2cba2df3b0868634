/** waiting | delivered | failed: every try was used | cancelled: it waited longer than deliveries are kept */
export const deliveryStates = ['waiting', 'delivered', 'failed', 'cancelled'] as const
export type DeliveryState = (typeof deliveryStates)[number]
