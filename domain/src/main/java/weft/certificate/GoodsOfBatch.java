package weft.certificate;

import weft.measure.Quantity;

/**
 * Certified goods of one heat or batch.
 *
 * @param batch the issuer's own number of it
 * @param quantity in the certificate's unit
 */
public record GoodsOfBatch(String batch, Quantity quantity) {}
