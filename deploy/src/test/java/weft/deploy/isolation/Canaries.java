package weft.deploy.isolation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.StreamId;
import weft.projections.board.Boards;

/**
 * Strings that would reveal each party's data, read with full access: ids, parts, order numbers,
 * names, reasons. The rows' own columns state which party may know a string.
 */
public final class Canaries {
  /** Shorter strings might match by chance. */
  private static final int SHORTEST = 5;

  /** Shorter strings of digits alone, or of a to f, are parts of times, references and UUIDs. */
  private static final int SHORTEST_NUMBER = 10;

  private static final Pattern NUMBER = Pattern.compile("[0-9a-fA-F .,:/-]*");

  private static final String KNOWN =
      """
      select part as canary, array[buyer, supplier] as parties from delivery_schedule
      union all select schedule, array[buyer, supplier] from delivery_schedule
      union all select description, array[buyer, supplier] from delivery_schedule
      union all select agreement, array[buyer, supplier] from delivery_schedule
      union all select order_id, array[buyer, supplier] from purchase_order
      union all select number, array[buyer, supplier] from purchase_order
      union all select l ->> 'supplier_part', array[buyer, supplier] from purchase_order, jsonb_array_elements(lines) l
      union all select reason ->> 'text', array[buyer, supplier] from call_off_line
      union all select last_reference, array[buyer, supplier] from schedule_release
      union all select id, array[viewer] from interchange
      union all select reference, array[viewer] from interchange
      union all select f #>> '{text,en}', array[viewer] from interchange_message, jsonb_array_elements(faults) f
      union all select id::text, array[sender, receiver] from outbox
      union all select interchange || '-' || message, array[buyer, supplier] from document
      union all select number, array[buyer, supplier] from document
      union all select part, array[buyer, supplier] from document_line
      union all select supplier_part, array[buyer, supplier] from document_line
      union all select 'Partnership:' || buyer || ':' || supplier, array[buyer, supplier] from partnership
      union all select reason, array[buyer, supplier] from partnership_version
      union all select 'EdiAlert:' || id, array[sender, receiver] from edi_alert
      union all select 'Person:' || party || ':' || code, array[party] from person
      union all select name, array[party] || array(select c.buyer from certificates c, jsonb_array_elements(c.validations) v
        where v ->> 'party' = person.party and v ->> 'person' = person.code) from person
      union all select name_zh, array[code] || array(select buyer from partnership where supplier = code) || array(select supplier from partnership where buyer = code) || array(select giver from grants where receiver = code) || array(select receiver from grants where giver = code) from organization
      union all select name_en, array[code] || array(select buyer from partnership where supplier = code) || array(select supplier from partnership where buyer = code) || array(select giver from grants where receiver = code) || array(select receiver from grants where giver = code) from organization
      """;

  static final String POSITIONS = "positions";

  /** The owner, and the receivers of its grants of the part. */
  private static final String OWNER_AND_GRANTED =
      """
      array[t.owner] || array(
        select g.receiver from grants g
        where g.giver = t.owner and g.what <> 'audit' and (g.parts is null or jsonb_exists(g.parts, to_jsonb(t) ->> 'part')))\
      """;

  private final Map<String, Set<String>> knownTo = new HashMap<>();
  private final Map<String, Set<String>> ids = new HashMap<>();

  /**
   * The parties that each event concerns; a position is a plain number, and not suitable as a
   * canary.
   */
  private final Map<String, List<String>> positions = new LinkedHashMap<>();

  private Canaries() {}

  public static Canaries of(JdbcClient superuser) {
    var canaries = new Canaries();
    superuser
        .sql("select canary, parties from (" + KNOWN + declared() + ") k where canary is not null")
        .query(
            row -> {
              var parties = List.of((String[]) row.getArray("parties").getArray());
              canaries.add(row.getString("canary"), parties);
            });
    superuser
        .sql(
            "select position::text, array_agg(viewer::text) from history_entry group by position"
                + " order by history_entry.position limit 400")
        .query(
            row -> {
              var viewers = List.of((String[]) row.getArray(2).getArray());
              canaries.positions.put(row.getString(1), viewers);
            });
    return canaries;
  }

  /** Streams of declared views, and their parts. */
  private static String declared() {
    StringBuilder sql = new StringBuilder();
    for (var it : Boards.ALL) {
      String parties =
          switch (it.seen()) {
            case BY_SIDES -> "array_remove(array[buyer, supplier], null)";
            case BY_OWNER -> OWNER_AND_GRANTED;
          };
      sql.append("union all select stream, %s from %s t\n".formatted(parties, it.table()));
    }
    return sql.toString();
  }

  private void add(String canary, List<String> parties) {
    for (var it : Boards.ALL)
      if (canary.startsWith(it.streamType() + ":")) id(it.name(), StreamId.toUrl(canary), parties);
    if (canary.startsWith("EdiAlert:")) {
      id("alerts", canary.substring(canary.indexOf(':') + 1), parties);
      return;
    }
    if (canary.startsWith("Person:")) id("people", StreamId.toUrl(canary), parties);
    if (canary.startsWith("DeliverySchedule:")) id("call-offs", StreamId.toUrl(canary), parties);
    if (canary.startsWith("PurchaseOrder:")) id("orders", StreamId.toUrl(canary), parties);
    if (canary.matches("[0-9a-f]{8}-[0-9a-f-]{27}-[0-9]+")) id("documents", canary, parties);
    if (canary.startsWith("Partnership:")) id("partnerships", StreamId.toUrl(canary), parties);
    if (canary.matches("[0-9a-f]{8}-[0-9a-f-]{27}")) id("interchanges", canary, parties);
    if (unmistakable(canary)) knownTo.computeIfAbsent(canary, _ -> new TreeSet<>()).addAll(parties);
  }

  /** Whether these characters cannot appear in another party's answer by chance. */
  public static boolean unmistakable(String canary) {
    return canary.length() >= (NUMBER.matcher(canary).matches() ? SHORTEST_NUMBER : SHORTEST);
  }

  private void id(String kind, String id, List<String> parties) {
    ids.computeIfAbsent(kind, _ -> new TreeSet<>()).add(id);
    knownTo.computeIfAbsent(id, _ -> new TreeSet<>()).addAll(parties);
  }

  /** Ids of one kind: call-offs, orders, documents, partnerships, interchanges or alerts. */
  public List<String> idsOf(String kind, String party, boolean own) {
    if (kind.equals(POSITIONS))
      return positions.keySet().stream()
          .filter(it -> positions.getOrDefault(it, List.of()).contains(party) == own)
          .toList();
    return ids.getOrDefault(kind, Set.of()).stream()
        .filter(it -> knownTo.getOrDefault(it, Set.of()).contains(party) == own)
        .toList();
  }

  /**
   * The strings that the party must never see, except those contained in a string that it may see.
   */
  public List<String> foreignTo(String... those) {
    Set<String> own = new HashSet<>();
    List<String> foreign = new ArrayList<>();
    knownTo.forEach(
        (canary, parties) ->
            (parties.stream().anyMatch(List.of(those)::contains) ? own : foreign).add(canary));
    foreign.removeIf(it -> own.stream().anyMatch(known -> known.contains(it)));
    return foreign;
  }
}
