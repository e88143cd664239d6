package weft.edi.outbox;

import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.ReaderOptions;
import weft.event.Recorded;

/**
 * An interchange to be written.
 *
 * @param because the event that has it written; null where it is none
 * @param cause what it answers, the same at every repeat: one cause is one interchange
 * @param sender our party code, else the address as EDI gives it
 * @param from as UNB will name the sender
 * @param inAnswerTo the interchange it answers
 * @param type the message's, such as {@code ORDRSP}
 * @param reading how the partner would read it
 */
public record Letter(
    @Nullable Recorded because,
    String cause,
    String sender,
    String receiver,
    EnvelopeParty from,
    EnvelopeParty to,
    @Nullable String inAnswerTo,
    String type,
    boolean test,
    ReaderOptions reading) {}
