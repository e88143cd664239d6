package weft.edi.onward;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.party.EdiRules.Outbound;
import weft.party.PartyCode;

/**
 * How what one partner said goes on to the other.
 *
 * @param event that it was said
 * @param interchange in which it came; null where it was said otherwise
 * @param names what the receiver calls parts, units and sites
 * @param charset instead of the syntax's own
 */
public record Route(
    Recorded event,
    @Nullable String interchange,
    Outbound rule,
    PartyCode sender,
    PartyCode receiver,
    TheirNames names,
    Addressed addressed,
    @Nullable Charset charset) {}
