package weft.api.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.event.Recorded;
import weft.history.store.HistoryReader;
import weft.party.PartyCode;
import weft.projections.history.HistoryEntries;
import weft.projections.history.HistoryEntries.Found;
import weft.projections.history.HistoryEntries.Wanted;

/**
 * A range of events as lines of JSON, with a last line that says how many there are and their
 * SHA-256. It holds one page in memory at a time.
 */
@Component
class HistoryLines {
  private static final int PAGE = 500;

  /** A longer range goes on with a further request, after the last position. */
  private static final int MOST = 100_000;

  private final ReadContexts readings;
  private final HistoryReader history;
  private final JsonMapper json;

  HistoryLines(ReadContexts readings, HistoryReader history, JsonMapper json) {
    this.readings = readings;
    this.history = history;
    this.json = json;
  }

  /**
   * The last line.
   *
   * @param from the first position; null where there is no event
   * @param until the last position; a further request goes on after it
   * @param sha256 of all bytes before this line
   */
  record Summary(int count, @Nullable Long from, @Nullable Long until, String sha256) {}

  /** The events to write, found before the first byte of the answer. */
  List<Found> first(ReadContext reading, Wanted wanted) {
    return readings.read(
        reading, (db, it) -> HistoryEntries.find(db, it.scope(), it.moment(), wanted, PAGE));
  }

  void write(ReadContext reading, Wanted wanted, List<Found> first, OutputStream out)
      throws IOException {
    MessageDigest digest = sha256();
    List<Found> page = first;
    int count = 0;
    Long from = null;
    Long until = null;
    while (!page.isEmpty() && count < MOST) {
      Map<Long, List<PartyCode>> readers =
          page.stream().collect(Collectors.toMap(Found::position, Found::readers));
      List<Recorded> events =
          history.at(page.stream().map(Found::position).toList(), Page.MOST_BYTES);
      for (Recorded it : events) {
        // People by code only: a name can change or be erased, and the digest must stay.
        var item = HistoryItem.of(it, readers.getOrDefault(it.position(), List.of()));
        byte[] line = (json.writeValueAsString(item) + "\n").getBytes(UTF_8);
        digest.update(line);
        out.write(line);
        if (from == null) from = it.position();
        until = it.position();
        count++;
      }
      out.flush();
      long last = events.getLast().position();
      page =
          first(
              reading,
              new Wanted(wanted.stream(), wanted.type(), wanted.part(), last, wanted.until()));
    }
    var summary = new Summary(count, from, until, HexFormat.of().formatHex(digest.digest()));
    out.write((json.writeValueAsString(summary) + "\n").getBytes(UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
