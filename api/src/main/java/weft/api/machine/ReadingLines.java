package weft.api.machine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import weft.api.problem.Problem;
import weft.json.Json;
import weft.language.Text;
import weft.machine.reading.Reading;
import weft.projections.reading.ReadingDoor.Heartbeat;
import weft.projections.reading.ReadingsTaken.RefusedLine;
import weft.projections.reading.ReportedReading;

/** The lines of a request, each bounded in bytes and all of them in bytes and number. */
final class ReadingLines {
  static final int MOST_BYTES = 2_000_000;
  static final int MOST_LINES = 10_000;
  static final int MOST_BYTES_OF_LINE = 2_000;
  private static final JsonMapper JSON = Json.foreign();

  final List<ReportedReading> readings = new ArrayList<>();
  final List<Heartbeat> heartbeats = new ArrayList<>();
  final List<RefusedLine> malformed = new ArrayList<>();
  private int number;

  /** Reads all lines; 413 where they are too many or too long together. */
  static ReadingLines read(InputStream body) throws IOException {
    var lines = new ReadingLines();
    var line = new ByteArrayOutputStream();
    byte[] chunk = new byte[16_384];
    long bytes = 0;
    boolean tooLong = false;
    for (int length; (length = body.read(chunk)) >= 0; ) {
      bytes += length;
      if (bytes > MOST_BYTES) throw tooLarge();
      for (int i = 0; i < length; i++) {
        if (chunk[i] == '\n') {
          lines.add(line, tooLong);
          tooLong = false;
        } else if (line.size() < MOST_BYTES_OF_LINE) line.write(chunk[i]);
        else tooLong = true;
      }
    }
    if (line.size() > 0) lines.add(line, tooLong);
    return lines;
  }

  private void add(ByteArrayOutputStream line, boolean tooLong) {
    String text = line.toString(StandardCharsets.UTF_8).strip();
    line.reset();
    if (++number > MOST_LINES) throw tooLarge();
    if (text.isEmpty()) return;
    if (tooLong || !add(text)) malformed.add(new RefusedLine(number, "malformed"));
  }

  private boolean add(String text) {
    try {
      ReadingLine it = JSON.readValue(text, ReadingLine.class);
      if (it == null) return false;
      if (it.isHeartbeat()) {
        if (!it.isSoundHeartbeat()) return false;
        heartbeats.add(
            new Heartbeat(Objects.requireNonNull(it.gateway()), Objects.requireNonNull(it.at())));
        return true;
      }
      Reading reading = it.reading();
      if (reading == null) return false;
      readings.add(new ReportedReading(number, Objects.requireNonNull(it.machine()), reading));
      return true;
    } catch (JacksonException | IllegalArgumentException _) {
      return false;
    }
  }

  private static RuntimeException tooLarge() {
    return Problem.of(
            HttpStatus.CONTENT_TOO_LARGE,
            "too-large",
            new Text(
                    "A request has at most %s bytes and %s lines; send the rest in another one.",
                    "一次请求最多 %s 字节、%s 行，其余请另行发送。")
                .with(MOST_BYTES, MOST_LINES))
        .exception();
  }
}
