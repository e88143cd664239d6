package weft.certificate;

/**
 * Why a certificate was rejected.
 *
 * @param field what of it is meant, such as {@code quantity} or {@code results/3}
 */
public record FieldReason(String field, String text) {}
