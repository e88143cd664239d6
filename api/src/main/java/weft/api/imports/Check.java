package weft.api.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.api.imports.Importable.Entry;
import weft.api.imports.Importable.Exported;
import weft.api.imports.sheet.RowFault;
import weft.api.problem.ProblemException;
import weft.api.reading.BoardPages;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.desk.DryRun;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.json.Json;
import weft.language.Text;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;

/**
 * Checks units of a file as a single request would be checked, including the domain rules. Finds
 * units that repeat a key anywhere in the file.
 */
final class Check<B, R extends Record & Board.Row<R>> {
  private static final JsonMapper JSON = Json.foreign();
  private static final int MOST_STANDING = 100_000;

  private final Importable<B, R> importable;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final DryRun trial;
  private final Caller caller;
  private final @Nullable String as;
  private final Instant at;
  private final FaultPlace places;
  private final SheetComparison standing;
  private final Map<String, Integer> said = new HashMap<>();

  Check(
      Importable<B, R> importable,
      BoardPages pages,
      ReadContexts readings,
      DryRun trial,
      Caller caller,
      @Nullable String as,
      Instant at) {
    this.importable = importable;
    this.pages = pages;
    this.readings = readings;
    this.trial = trial;
    this.caller = caller;
    this.as = as;
    this.at = at;
    this.places = new FaultPlace(importable.columns(), importable.plan());
    this.standing =
        new SheetComparison(importable.columns(), importable.leftOutStays(), importable.plan());
  }

  /** A unit that would be accepted, and its command. */
  record Good(Unit unit, StreamCommand command) {}

  /**
   * The good units that change something. The others carry their faults, or are marked as
   * unchanged.
   */
  List<Good> of(List<Unit> units) {
    Map<Unit, Entry> entries = new HashMap<>();
    for (Unit it : units) {
      Entry entry = it.isGood() ? entry(it) : null;
      if (entry != null) entries.put(it, entry);
    }
    Map<String, List<JsonNode>> stands = standing(List.copyOf(entries.values()));
    List<Good> asked = new ArrayList<>();
    for (Unit it : units) {
      Entry entry = entries.get(it);
      if (entry == null) continue;
      if (standing.saysNothingNew(it.body(), stands.getOrDefault(entry.key(), List.of())))
        it.stands();
      else {
        StreamCommand command = command(it, entry);
        if (command != null) asked.add(new Good(it, command));
      }
    }
    return tried(asked);
  }

  private @Nullable Entry entry(Unit unit) {
    try {
      B body = JSON.treeToValue(unit.body(), importable.body());
      Entry entry = importable.entry(caller, as, body, at);
      Integer before = said.putIfAbsent(entry.key(), unit.firstRow());
      if (before == null) return entry;
      unit.add(
          new RowFault(
              unit.firstRow(),
              null,
              "said-twice",
              null,
              new Text("This repeats row %s.", "与第 %s 行重复。").with(before)));
    } catch (ProblemException | Refused | JacksonException e) {
      places.note(unit, e);
    }
    return null;
  }

  private @Nullable StreamCommand command(Unit unit, Entry entry) {
    try {
      return entry.command().get();
    } catch (ProblemException | Refused e) {
      places.note(unit, e);
      return null;
    }
  }

  private Map<String, List<JsonNode>> standing(List<Entry> entries) {
    Map<String, List<JsonNode>> found = new HashMap<>();
    Map<String, List<Entry>> bySide =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    it -> Objects.requireNonNullElse(it.as(), ""),
                    TreeMap::new,
                    Collectors.toList()));
    bySide.forEach((side, its) -> find(side.isEmpty() ? null : side, its, found));
    return found;
  }

  private void find(@Nullable String side, List<Entry> entries, Map<String, List<JsonNode>> found) {
    ReadContext reading = pages.reading(importable.board(), caller, new RowQuery(side, null, null));
    List<Filter> filters = new ArrayList<>(importable.own(caller));
    filters.add(
        new Filter(
            "t.stream in (:streams)",
            "streams",
            entries.stream().map(Entry::stream).distinct().toList()));
    List<R> rows =
        readings.read(
            reading,
            (db, it) ->
                importable
                    .board()
                    .reads()
                    .list(db, it.scope(), filters, List.of(), Moment.NOW, MOST_STANDING));
    for (R row : rows)
      for (Exported it : importable.standing(row, reading))
        found.computeIfAbsent(it.key(), _ -> new ArrayList<>()).add(JSON.valueToTree(it.row()));
  }

  private List<Good> tried(List<Good> asked) {
    List<DryRun.Outcome> outcomes = trial.of(asked.stream().map(Good::command).toList());
    List<Good> good = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Good it = asked.get(i);
      DryRun.Outcome outcome = outcomes.get(i);
      if (outcome.refusal() != null) places.note(it.unit(), outcome.refusal());
      else if (!outcome.changes()) it.unit().stands();
      else good.add(it);
    }
    return good;
  }

  /** Records that a unit was refused after all. */
  void refused(Unit unit, Refused why) {
    places.note(unit, why);
  }
}
