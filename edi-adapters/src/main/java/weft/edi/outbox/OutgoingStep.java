package weft.edi.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * One step of an interchange of ours.
 *
 * @param kind {@code unwritten}, {@code written} after that; {@code sent}, {@code delivered},
 *     {@code failed}, {@code dead}; {@code received}, {@code acknowledged}, {@code rejected} by the
 *     partner; {@code resent}, {@code rewritten} where somebody asked for it
 * @param times so often, one behind the other
 * @param until when last
 * @param channel by which way
 * @param reason why it did not go, or was asked for
 * @param interchange in which the partner said it
 * @param told what is wrong with it
 * @param by whose name asked for it
 * @param party whose that is; null: not kept at the time
 */
public record OutgoingStep(
    String kind,
    Instant at,
    int times,
    Instant until,
    @Nullable String channel,
    @Nullable Text reason,
    @Nullable String interchange,
    List<PartnerFault> told,
    @Nullable String by,
    @Nullable String party) {}
