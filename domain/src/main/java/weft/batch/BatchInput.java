package weft.batch;

import weft.measure.Quantity;

/**
 * A quantity of a batch that went into another batch.
 *
 * @param unit of the quantity (UN/ECE Rec 20)
 */
public record BatchInput(BatchId batch, Quantity quantity, String unit) {}
