package weft.question;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.party.PartyCode;

/** A question's key: the two partners, and an id that the asker's request chose. */
public record QuestionId(PartyCode buyer, PartyCode supplier, String id) {
  public static final String TYPE = "Question";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a question's id
   */
  public static QuestionId of(String stream) {
    List<@Nullable String> segments = StreamId.segments(stream, TYPE, 3);
    return new QuestionId(
        new PartyCode(StreamId.required(segments, 0)),
        new PartyCode(StreamId.required(segments, 1)),
        StreamId.required(segments, 2));
  }

  public String stream() {
    return StreamId.of(TYPE, buyer.value(), supplier.value(), id);
  }
}
