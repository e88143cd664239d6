package weft.edi;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Fault;

/**
 * What became of an interchange, message by message: this record is the JSON of the upload and of
 * the check (there without id, duplicate and acknowledgement). Faults of the envelope stand beside
 * the messages'.
 */
public record InterchangeAnswer(
    @Nullable String id,
    boolean duplicate,
    String sender,
    String receiver,
    String reference,
    Outcome outcome,
    List<MessageAnswer> messages,
    List<Fault> faults,
    @Nullable String acknowledgement) {

  /** What became of one message. */
  public record MessageAnswer(
      String type, String release, String reference, MessageOutcome outcome, List<Fault> faults) {}

  /** What became of the interchange as a whole. */
  public enum Outcome {
    ACCEPTED,
    PARTLY,
    REJECTED,
    HELD,
    PENDING;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What became of a message; of a checked one, what would. */
  public enum MessageOutcome {
    APPLIED,
    REJECTED,
    HELD,
    CONTRADICTED;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
