package weft.edi;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import weft.edi.InterchangeAnswer.MessageAnswer;
import weft.edi.InterchangeAnswer.MessageOutcome;
import weft.edi.InterchangeAnswer.Outcome;
import weft.edi.reader.EdiReader;
import weft.edi.reader.Envelope;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.ReaderOptions;

/** Says of any interchange, from a known partner or not, whether it is right; keeps nothing. */
public final class EdiCheck {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EdiCheck() {}

  public static InterchangeAnswer check(byte[] bytes, ReaderOptions options) {
    return answer(EdiReader.read(bytes, options));
  }

  /** What would become of it if nothing but the standard counted. */
  public static InterchangeAnswer answer(ReadInterchange read) {
    boolean sound = read.acceptable();
    List<MessageAnswer> messages =
        read.messages().stream()
            .map(
                it ->
                    new MessageAnswer(
                        it.type(),
                        it.release(),
                        it.reference(),
                        sound && it.acceptable() ? MessageOutcome.APPLIED : MessageOutcome.REJECTED,
                        it.faults()))
            .toList();
    Envelope envelope = read.envelope();
    return new InterchangeAnswer(
        null,
        false,
        envelope == null ? "" : envelope.sender().id(),
        envelope == null ? "" : envelope.receiver().id(),
        envelope == null ? "" : envelope.reference(),
        outcome(read),
        messages,
        read.faults(),
        null);
  }

  private static Outcome outcome(ReadInterchange read) {
    if (!read.acceptable() || read.messages().stream().noneMatch(ReadMessage::acceptable))
      return Outcome.REJECTED;
    return read.messages().stream().allMatch(ReadMessage::acceptable)
        ? Outcome.ACCEPTED
        : Outcome.PARTLY;
  }

  /**
   * Checks files and prints one line of JSON for each.
   *
   * @return 0 if all are accepted, 1 if something is wrong with one, 2 if one could not be read
   */
  public static int files(List<Path> files, PrintStream out, PrintStream err) {
    int result = 0;
    for (Path file : files) {
      try {
        InterchangeAnswer answer = check(Files.readAllBytes(file), ReaderOptions.STANDARD);
        out.println(JSON.writeValueAsString(answer));
        if (answer.outcome() != Outcome.ACCEPTED) result = Math.max(result, 1);
      } catch (IOException e) {
        err.println(file + ": " + (Files.exists(file) ? "cannot be read" : "no such file"));
        result = 2;
      }
    }
    return result;
  }
}
