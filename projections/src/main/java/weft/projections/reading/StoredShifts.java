package weft.projections.reading;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import weft.machine.MachineShift;
import weft.measure.PlainNumber;

/**
 * Reads the shifts of closed days token by token. OEE of a thousand machines over a month reads
 * 90,000 shifts; binding them to records takes three times as long, and splitting them into columns
 * in the database five times.
 */
final class StoredShifts {
  /** Most shifts begin and end when those of other machines do. */
  private final Map<String, Instant> moments = new HashMap<>();

  /** The shifts of a day in order of time. */
  List<MachineShift> of(String json) {
    List<MachineShift> shifts = new ArrayList<>();
    try (JsonParser parser = ReadingTables.JSON.createParser(json)) {
      parser.nextToken(); // begins the array
      while (parser.nextToken() == JsonToken.START_OBJECT) shifts.add(shift(parser));
    }
    shifts.sort(Comparator.comparing(MachineShift::from));
    return shifts;
  }

  private MachineShift shift(JsonParser parser) {
    @Nullable String name = null;
    @Nullable Instant from = null;
    @Nullable Instant until = null;
    var numbers = new @Nullable BigDecimal[10];
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String column = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_NULL) continue;
      String value = parser.getString();
      switch (column) {
        case "name" -> name = value;
        case "from" -> from = moments.computeIfAbsent(value, Instant::parse);
        case "until" -> until = moments.computeIfAbsent(value, Instant::parse);
        case "planned_busy_seconds" -> numbers[0] = PlainNumber.ofStored(value);
        case "running_seconds" -> numbers[1] = PlainNumber.ofStored(value);
        case "idle_seconds" -> numbers[2] = PlainNumber.ofStored(value);
        case "setup_seconds" -> numbers[3] = PlainNumber.ofStored(value);
        case "down_seconds" -> numbers[4] = PlainNumber.ofStored(value);
        case "off_seconds" -> numbers[5] = PlainNumber.ofStored(value);
        case "unknown_seconds" -> numbers[6] = PlainNumber.ofStored(value);
        case "parts" -> numbers[7] = PlainNumber.ofStored(value);
        case "good" -> numbers[8] = PlainNumber.ofStored(value);
        case "k_wh" -> numbers[9] = PlainNumber.ofStored(value);
        default -> parser.skipChildren(); // a newer hub's
      }
    }
    return new MachineShift(
        name,
        requireNonNull(from),
        requireNonNull(until),
        numbers[0],
        requireNonNull(numbers[1]),
        requireNonNull(numbers[2]),
        requireNonNull(numbers[3]),
        requireNonNull(numbers[4]),
        requireNonNull(numbers[5]),
        requireNonNull(numbers[6]),
        numbers[7],
        numbers[8],
        numbers[9]);
  }
}
