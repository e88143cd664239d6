package weft.edi.onward;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.party.EdiRules.Outbound;
import weft.party.PartyCode;

/**
 * How the hub forwards one partner's statement to the other.
 *
 * @param event the event that recorded the statement
 * @param interchange the interchange in which it came; null if it came otherwise
 * @param names the receiver's names for parts, units and sites
 * @param charset overrides the character set of the syntax; may be null
 */
public record Route(
    Recorded event,
    @Nullable String interchange,
    Outbound rule,
    PartyCode sender,
    PartyCode receiver,
    TheirNames names,
    OnwardAddresses addressed,
    @Nullable Charset charset) {}
