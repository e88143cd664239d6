package weft.edi.outbox;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * A value of a source message that is missing in the message written from it. This record is the
 * JSON.
 *
 * @param place its place in the sender's terms, such as {@code NAD ST C080.3036}; null for data of
 *     the hub that the written message cannot express
 * @param text what the value is
 * @param times how often it occurs
 * @param segment the first segment with it, counted from 1 in the interchange; null if there is no
 *     place
 */
public record LostStatement(
    @Nullable String place, Text text, int times, @Nullable Integer segment) {}
