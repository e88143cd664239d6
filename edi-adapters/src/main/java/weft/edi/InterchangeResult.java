package weft.edi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.interchange.Fault;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;

/**
 * What the sender of an interchange is told. This record is the JSON of {@code POST
 * /api/v1/edi/interchanges}.
 *
 * @param id null where nothing was kept
 * @param duplicate whether these bytes came before; all the rest is the first answer then
 * @param faults of the envelope; those of the messages stand with them
 * @param acknowledgement where the CONTRL can be fetched; null where the partner gets none
 */
public record InterchangeResult(
    @Nullable String id,
    boolean duplicate,
    String sender,
    String receiver,
    String reference,
    InterchangeOutcome outcome,
    List<MessageResult> messages,
    List<Fault> faults,
    @Nullable String acknowledgement) {}
