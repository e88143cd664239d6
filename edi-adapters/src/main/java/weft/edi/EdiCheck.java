package weft.edi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.SeveralInterchanges;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.ReaderOptions;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.json.Json;

/** Checks an interchange of any sender, known or unknown, and stores nothing. */
public final class EdiCheck {
  private static final JsonMapper JSON = Json.mapper();

  private EdiCheck() {}

  public static InterchangeResult check(byte[] bytes, ReaderOptions options) {
    List<SeveralInterchanges.Part> parts = SeveralInterchanges.of(bytes);
    if (parts.size() == 1) return answer(EdiReader.read(bytes, options));
    if (parts.size() > SeveralInterchanges.MOST) return answer(SeveralInterchanges.tooMany(parts));
    List<InterchangeResult> each =
        parts.stream()
            .map(it -> answer(EdiReader.read(it.of(bytes), options)).at(it.from()))
            .toList();
    return InterchangeResult.several(null, "", each);
  }

  /** The result that the interchange would have if only the standard applied. */
  public static InterchangeResult answer(ReadInterchange read) {
    boolean sound = read.acceptable();
    List<MessageResult> messages =
        read.messages().stream()
            .map(
                it ->
                    new MessageResult(
                        it.type(),
                        it.release(),
                        it.reference(),
                        sound && it.acceptable()
                            ? MessageResult.Outcome.APPLIED
                            : MessageResult.Outcome.REJECTED,
                        it.faults()))
            .toList();
    Envelope envelope = read.envelope();
    return new InterchangeResult(
        null,
        false,
        envelope == null ? "" : envelope.sender().id(),
        envelope == null ? "" : envelope.receiver().id(),
        envelope == null ? "" : envelope.reference(),
        outcome(read),
        messages,
        read.faults(),
        null,
        null,
        null);
  }

  private static InterchangeOutcome outcome(ReadInterchange read) {
    if (!read.acceptable() || read.messages().stream().noneMatch(ReadMessage::acceptable))
      return InterchangeOutcome.REJECTED;
    return read.messages().stream().allMatch(ReadMessage::acceptable)
        ? InterchangeOutcome.ACCEPTED
        : InterchangeOutcome.PARTLY;
  }

  private record Checked(String file, @JsonUnwrapped InterchangeResult result) {}

  /**
   * Checks files and prints one line of JSON for each.
   *
   * @return 0 if all are accepted, 1 if one has a fault, 2 if one could not be read
   */
  public static int files(List<Path> files, PrintStream out, PrintStream err) {
    int result = 0;
    for (Path file : files) {
      try {
        InterchangeResult answer = check(Files.readAllBytes(file), ReaderOptions.STANDARD);
        out.println(JSON.writeValueAsString(new Checked(file.toString(), answer)));
        if (answer.outcome() != InterchangeOutcome.ACCEPTED) result = Math.max(result, 1);
      } catch (IOException e) {
        err.println(file + ": " + (Files.exists(file) ? "cannot be read" : "no such file"));
        result = 2;
      }
    }
    return result;
  }
}
