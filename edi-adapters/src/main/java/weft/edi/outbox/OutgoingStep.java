package weft.edi.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * One step of an outgoing interchange.
 *
 * @param kind {@code unwritten}, and {@code written} after that; {@code sent}, {@code delivered},
 *     {@code failed}, {@code dead}; the partner's {@code received}, {@code acknowledged}, {@code
 *     rejected}; {@code resent}, {@code rewritten} at a user's request
 * @param times how often the step was repeated in a row
 * @param until the time of the last repeat
 * @param channel the channel that was used
 * @param reason why it failed, or why the user asked for it
 * @param interchange the interchange with the partner's answer
 * @param told the faults that the partner reported
 * @param by the code of the person, or the client, that asked for it
 * @param party the user's party; null if it was not recorded
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
