package weft.edi.outbox;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * Something that a message says and the one does not that was written from it. This record is the
 * JSON.
 *
 * @param place where it stands, in the words of who sent it, such as {@code NAD ST C080.3036}; null
 *     of what the hub keeps and the message written has no words for
 * @param text what it is
 * @param times how often it is said
 * @param segment the first that says it, counted in the interchange from its first = 1; null where
 *     there is no place
 */
public record Lost(@Nullable String place, Text text, int times, @Nullable Integer segment) {}
