package weft.edi.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import weft.edi.EdiCheck;
import weft.edi.InterchangeResult;
import weft.edi.dialect.Change;
import weft.edi.dialect.Dialect;
import weft.edi.dialect.DialectFailed;
import weft.edi.dialect.DialectRefused;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.ReaderOptions;
import weft.interchange.Fault;

/**
 * The result of applying a dialect to a sample before it goes into a profile. The trial stores
 * nothing and reads no party's data. This record is the JSON of {@code POST
 * /api/v1/edi/dialects/check}.
 *
 * @param before the result without the dialect, by the standard only
 * @param after the result with the dialect
 * @param changed how many segments were changed, added or removed
 * @param changes the first {@value #MAX_CHANGES} changes, in order
 */
public record DialectTrial(
    InterchangeResult before, InterchangeResult after, int changed, List<Change> changes) {
  public static final int MAX_CHANGES = 1_000;

  /**
   * Applies the dialect's rules for the side that usually sends messages of the sample's first
   * type.
   *
   * @throws DialectRefused if the dialect itself is invalid
   */
  public static DialectTrial of(String dialect, byte[] sample, ReaderOptions options) {
    ReadInterchange read = EdiReader.read(sample, options);
    List<ReadMessage> messages = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    int changed = 0;
    try (var pipeline = new DialectPipeline(Dialect.read(dialect).of(PartnersWords.sender(read)))) {
      for (ReadMessage it : read.messages()) {
        try {
          var amended = pipeline.amend(it, options);
          messages.add(amended.message());
          changed += amended.changes().size();
          amended.changes().stream().limit(MAX_CHANGES - changes.size()).forEach(changes::add);
        } catch (DialectFailed e) {
          messages.add(it.withFaults(plus(it.faults(), e.fault())));
        }
      }
    }
    var after = new ReadInterchange(read.envelope(), read.segments(), messages, read.faults());
    return new DialectTrial(
        EdiCheck.answer(read), EdiCheck.answer(after), changed, List.copyOf(changes));
  }

  private static List<Fault> plus(List<Fault> faults, Fault one) {
    return Stream.concat(faults.stream(), Stream.of(one)).toList();
  }
}
