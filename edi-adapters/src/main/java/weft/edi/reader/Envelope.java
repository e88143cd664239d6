package weft.edi.reader;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What UNB says of an interchange: syntax ({@code UNOA} and 1 to 4), parties, preparation time (as
 * sent, without zone; null if unreadable), control reference 0020, application reference 0026,
 * acknowledgement request 0031, test indicator 0035, and how its bytes are to be read.
 */
public record Envelope(
    String syntax,
    int version,
    EnvelopeParty sender,
    EnvelopeParty receiver,
    @Nullable LocalDateTime prepared,
    String reference,
    String applicationReference,
    boolean acknowledgementRequested,
    boolean test,
    Delimiters delimiters,
    Charset charset) {

  /** The envelope in which an answer goes back, in the same separators and characters. */
  public Envelope answered(int version, String reference, LocalDateTime when) {
    Delimiters repeating = delimiters.withRepetition(version < 4 ? ' ' : '*');
    boolean kept = version >= 4 && delimiters.hasRepetition();
    return new Envelope(
        syntax,
        version,
        /* sender= */ receiver,
        /* receiver= */ sender,
        when,
        reference,
        "",
        false,
        test,
        kept || !repeating.usable() ? delimiters : repeating,
        charset);
  }
}
