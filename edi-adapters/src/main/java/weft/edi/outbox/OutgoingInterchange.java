package weft.edi.outbox;

import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.ReaderOptions;
import weft.event.Recorded;

/**
 * An interchange to be written.
 *
 * @param because the event that causes it; null if there is none
 * @param cause the same at every repeat: the outbox writes one interchange per cause
 * @param sender the sender's party code, else its EDI address
 * @param from the sender as in UNB
 * @param inAnswerTo the interchange that it answers
 * @param type the message type, such as {@code ORDRSP}
 * @param reading the options with which the partner would read it
 */
public record OutgoingInterchange(
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
