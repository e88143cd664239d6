package weft.photo;

/**
 * A photo of work. The history holds its digest; the image itself stands in a table where it can be
 * erased.
 *
 * @param sha256 of the image, in lower-case hexadecimal
 * @param mediaType such as {@code image/jpeg}
 * @param bytes the size of the image
 * @param width in pixels, and {@code height} likewise
 */
public record Photo(String sha256, String mediaType, int bytes, int width, int height) {}
