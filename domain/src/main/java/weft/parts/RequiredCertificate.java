package weft.parts;

import org.jspecify.annotations.Nullable;

/**
 * A certificate that must accompany every delivery of the part.
 *
 * @param type EN 10204 {@code 2.1}, {@code 2.2}, {@code 3.1}, {@code 3.2}, or {@code analysis},
 *     {@code conformity}
 * @param language {@code zh} or {@code en}; null for either
 */
public record RequiredCertificate(String type, @Nullable String language) {}
