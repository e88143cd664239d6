package weft.certificate;

/**
 * One reason for which a certificate was rejected.
 *
 * @param field the field that is wrong, such as {@code quantity} or {@code results/3}
 */
public record FieldReason(String field, String text) {}
