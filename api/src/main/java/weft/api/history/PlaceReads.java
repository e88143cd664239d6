package weft.api.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import weft.api.problem.Problem;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.history.Positions;
import weft.language.Text;
import weft.party.PartyScope;
import weft.projections.history.HistoryEntries;
import weft.projections.history.HistoryEntries.Found;
import weft.projections.history.HistoryEntries.Wanted;
import weft.projections.rows.Moment;

/**
 * Reads a place in a reader's rows at any position, and where it may have changed. A place is a
 * field of one row, or of all rows of a stream.
 */
@Component
class PlaceReads {
  /** Equal rows have the same bytes, in whatever order their fields were set. */
  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private final ReadContexts readings;
  private final EventRows rows;
  private final Positions positions;

  PlaceReads(ReadContexts readings, EventRows rows, Positions positions) {
    this.readings = readings;
    this.rows = rows;
    this.positions = positions;
  }

  /** Parses a pointer; 400 where it is none. */
  static JsonPointer pointer(String text) {
    try {
      return JsonPointer.compile(text);
    } catch (IllegalArgumentException _) {
      throw Problem.parameter(
          "pointer",
          new Text(
              "pointer is a JSON pointer (RFC 6901), such as /quantity.",
              "pointer 应为 JSON 指针（RFC 6901），例如 /quantity。"));
    }
  }

  /** The field of the row at a position. */
  Walk.State field(Caller caller, RowName row, JsonPointer pointer, long position) {
    return rows.row(caller, row, position)
        .map(it -> new Walk.State(true, at(it, pointer)))
        .orElse(Walk.State.NOTHING);
  }

  /** The row at a position, by view and name. */
  Map<String, Map<String, JsonNode>> row(Caller caller, RowName row, long position) {
    return rows.row(caller, row, position)
        .map(it -> Map.of(row.view(), Map.of(row.text(), it)))
        .orElse(Map.of());
  }

  /** All rows of the stream at a position, by view and name. */
  Map<String, Map<String, JsonNode>> rows(Caller caller, String stream, long position) {
    return rows.at(caller, stream, position);
  }

  /** The field of all rows of the stream at a position; its value is their digest. */
  Walk.State fields(Caller caller, String stream, JsonPointer pointer, long position) {
    Map<String, Map<String, JsonNode>> all = rows(caller, stream, position);
    if (all.values().stream().allMatch(Map::isEmpty)) return Walk.State.NOTHING;
    Map<String, JsonNode> fields = new TreeMap<>();
    all.forEach(
        (view, its) ->
            its.forEach(
                (row, node) -> {
                  JsonNode field = at(node, pointer);
                  if (field != null) fields.put(view + " " + row, field);
                }));
    return new Walk.State(true, digest(fields));
  }

  /** A stream's rows can be megabytes, and a walk keeps what it read at every position. */
  static String digest(Map<String, JsonNode> fields) {
    MessageDigest sha256 = sha256();
    fields.forEach(
        (name, field) -> {
          sha256.update((name + "\n").getBytes(UTF_8));
          sha256.update(SORTED.writeValueAsBytes(field));
          sha256.update((byte) '\n');
        });
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private static @Nullable JsonNode at(JsonNode row, JsonPointer pointer) {
    JsonNode found = row.at(pointer);
    return found.isMissingNode() ? null : found;
  }

  /** The newest positions up to one where versions of the row begin or end, newest first. */
  List<Long> newest(Caller caller, RowName row, long until, int limit) {
    return rows.scopes(caller, row).stream()
        .flatMap(
            scope ->
                readings
                    .read(now(scope), (db, _) -> row.versions().newest(db, 0, until, limit))
                    .stream())
        .distinct()
        .sorted(Comparator.reverseOrder())
        .limit(limit)
        .toList();
  }

  /** The oldest positions after one and up to another where versions of the row begin or end. */
  List<Long> oldest(Caller caller, RowName row, long after, long until, int limit) {
    return rows.scopes(caller, row).stream()
        .flatMap(
            scope ->
                readings
                    .read(now(scope), (db, _) -> row.versions().oldest(db, after, until, limit))
                    .stream())
        .distinct()
        .sorted()
        .limit(limit)
        .toList();
  }

  private ReadContext now(PartyScope scope) {
    return new ReadContext(scope, Moment.NOW, positions.settled(), null);
  }

  /** The events of the stream that the reader may read, oldest first. */
  List<Long> events(ReadContext viewer, String stream, long after, long until, int limit) {
    var wanted = new Wanted(stream, null, null, after, until);
    return readings
        .read(viewer, (db, it) -> HistoryEntries.find(db, it.scope(), it.moment(), wanted, limit))
        .stream()
        .map(Found::position)
        .toList();
  }
}
