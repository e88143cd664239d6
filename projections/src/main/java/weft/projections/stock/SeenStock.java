package weft.projections.stock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.projections.rows.GrantsHeld;
import weft.sharing.Grant.Grain;

/**
 * Which rows {@code t} of stock a reader sees, and how much of each.
 *
 * @param joined SQL that joins the grant for a row: {@code ga} for all parts, {@code gp} for its
 *     part
 * @param atAll SQL for the rows that the reader sees at all
 * @param exactly SQL for the rows that the reader sees with their quantities; it sees the others by
 *     their state
 */
record SeenStock(
    String joined, String atAll, String exactly, Map<String, @Nullable Object> params) {
  /** SQL for the position from which a granted row shows anything. */
  static final String SINCE = "least(ga.since, gp.since)";

  private static final String BETWEEN =
      " and (cast(:holders_after as text) is null or t.holder > :holders_after)"
          + " and (cast(:holders_until as text) is null or t.holder <= :holders_until)";

  /** Each key once: the holder's row, or the owner's where only the owner let an auditor read. */
  static final SeenStock ALL =
      new SeenStock(
          "",
          "(t.owner = t.holder or t.holder <> all((select audited('stock'))::text[])) and :party <>"
              + " ''",
          "true",
          Map.of());

  /** The reader's own rows, and other holders' own goods that they let it see, each key once. */
  static SeenStock by(String party, HolderRange holders) {
    Map<String, @Nullable Object> params = new HashMap<>();
    params.put("holders_after", holders.after());
    params.put("holders_until", holders.until());
    if (holders.grants().isEmpty())
      return new SeenStock("", "t.owner = :party" + BETWEEN, "true", params);
    Set<String> owners = new TreeSet<>(Set.of(party));
    List<String> allGivers = new ArrayList<>();
    List<Boolean> allExact = new ArrayList<>();
    List<Long> allSince = new ArrayList<>();
    List<String> partGivers = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    List<Boolean> partExact = new ArrayList<>();
    List<Long> partSince = new ArrayList<>();
    for (GrantsHeld grant : holders.grants()) {
      owners.add(grant.giver());
      boolean exact = grant.grain() == Grain.EXACT;
      if (grant.parts() == null) {
        allGivers.add(grant.giver());
        allExact.add(exact);
        allSince.add(grant.since());
      } else
        for (String part : grant.parts()) {
          partGivers.add(grant.giver());
          parts.add(part);
          partExact.add(exact);
          partSince.add(grant.since());
        }
    }
    params.put("owners", owners.toArray(String[]::new));
    params.put("all_givers", allGivers.toArray(String[]::new));
    params.put("all_exact", allExact.toArray(Boolean[]::new));
    params.put("all_since", allSince.toArray(Long[]::new));
    params.put("part_givers", partGivers.toArray(String[]::new));
    params.put("parts", parts.toArray(String[]::new));
    params.put("part_exact", partExact.toArray(Boolean[]::new));
    params.put("part_since", partSince.toArray(Long[]::new));
    return new SeenStock(
        """
        left join (select giver, bool_or(exact) as exact, min(since) as since
              from unnest(:all_givers, :all_exact, :all_since) a (giver, exact, since) group by giver) ga
          on ga.giver = t.owner
        left join (select giver, part, bool_or(exact) as exact, min(since) as since
              from unnest(:part_givers, :parts, :part_exact, :part_since) p (giver, part, exact, since) group by giver, part) gp
          on gp.giver = t.owner and gp.part = t.part\
        """,
        "t.owner = any(:owners) and (t.owner = :party or (t.holder = t.owner and t.belongs_to"
            + " <> :party and (ga.giver is not null or gp.giver is not null)))"
            + BETWEEN,
        "(t.owner = :party or coalesce(ga.exact, false) or coalesce(gp.exact, false))",
        params);
  }
}
