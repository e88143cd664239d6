package weft.projections.parts;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;

/**
 * Translates other parties' part numbers into the reader's, by the agreements of the two. Without
 * an agreement, or if several of the reader's numbers match, the owner's number remains. Applies to
 * a reader in its own name ({@code VIEWER}), not to one side of a partnership.
 */
public final class ReadersNumbers {
  private static final String AGREEMENTS = "buyer, supplier, part, supplier_part, from_position";

  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String OF_SUPPLIERS =
      """
      select t.supplier, t.supplier_part, t.part from %s t
      where t.buyer = :party and t.supplier = any(:owners) and t.supplier_part = any(:parts)\
      """;

  @SuppressWarnings("InlineFormatString")
  private static final String OF_BUYERS =
      """
      select t.buyer, t.part, t.supplier_part from %s t
      where t.supplier = :party and t.buyer = any(:owners) and t.part = any(:parts)\
      """;

  @SuppressWarnings("InlineFormatString")
  private static final String EITHER =
      """
      select t.supplier, t.supplier_part from %s t
      where t.buyer = :party and (t.part = :number or t.supplier_part = :number) and t.supplier_part is not null
      union select t.buyer, t.part from %s t
      where t.supplier = :party and (t.supplier_part = :number or t.part = :number)\
      """;

  /**
   * The buyer's number of the supplier's part, for a buyer who reads; {@link #SUPPLIERS} is the
   * reverse.
   */
  private static final String BUYERS =
      """
      coalesce((select min(a.part) from %s a where a.buyer = :party and a.supplier = t.supplier and a.supplier_part = t.part having count(*) = 1), t.part)\
      """;

  private static final String SUPPLIERS =
      """
      coalesce((select a.supplier_part from %s a where a.supplier = :party and a.buyer = t.buyer and a.part = t.part), t.part)\
      """;

  private final Map<Part, List<String>> own = new HashMap<>();

  private ReadersNumbers() {}

  /** A part by its owner's number. */
  public record Part(String owner, String number) {}

  /**
   * Looks up the reader's numbers of the shown parts.
   *
   * @param owners the side of the parts' owners: two parties that sell to each other may use one
   *     number for two parts
   */
  public static ReadersNumbers of(
      JdbcClient db, PartyScope scope, Moment moment, Side owners, Collection<Part> shown) {
    var numbers = new ReadersNumbers();
    if (scope.role() != PartyScope.Role.VIEWER || shown.isEmpty()) return numbers;
    var whose = new TreeSet<String>();
    var parts = new TreeSet<String>();
    for (Part it : shown) {
      whose.add(it.owner());
      parts.add(it.number());
    }
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("owners", whose.toArray(String[]::new));
    params.put("parts", parts.toArray(String[]::new));
    if (moment.position() != null) params.put("position", moment.position());
    String sql = owners == Side.SUPPLIER ? OF_SUPPLIERS : OF_BUYERS;
    db.sql(sql.formatted(moment.of("part_agreements", AGREEMENTS)))
        .params(params)
        .query(
            row -> {
              var part =
                  new Part(requireNonNull(row.getString(1)), requireNonNull(row.getString(2)));
              numbers
                  .own
                  .computeIfAbsent(part, _ -> new ArrayList<>())
                  .add(requireNonNull(row.getString(3)));
            });
    return numbers;
  }

  /**
   * Translates the rows of other owners. The reader's own rows stay as they are, and so do all rows
   * for a reader whose role is not {@code VIEWER}.
   *
   * @param named a row's part, by its owner's number
   * @param looked looks up the numbers of such parts
   */
  public static <R> List<R> renamed(
      PartyScope scope,
      List<R> rows,
      Function<R, Part> named,
      Function<List<Part>, ReadersNumbers> looked,
      BiFunction<R, ReadersNumbers, R> renamed) {
    if (scope.role() != PartyScope.Role.VIEWER) return rows;
    String reader = scope.party().value();
    List<Part> others =
        rows.stream().map(named).filter(it -> !it.owner().equals(reader)).distinct().toList();
    if (others.isEmpty()) return rows;
    ReadersNumbers numbers = looked.apply(others);
    return rows.stream()
        .map(it -> named.apply(it).owner().equals(reader) ? it : renamed.apply(it, numbers))
        .toList();
  }

  /** Translates rows that name parts by their holder's numbers. */
  public static <R> List<R> renamedHeld(
      JdbcClient db,
      PartyScope scope,
      Moment moment,
      List<R> rows,
      Function<R, Part> named,
      BiFunction<R, ReadersNumbers, R> renamed) {
    return renamed(scope, rows, named, others -> ofEither(db, scope, moment, others), renamed);
  }

  /**
   * Like {@link #of(JdbcClient, PartyScope, Moment, Side, Collection)}, for parts whose owners are
   * on either side of the reader: a stock holder may buy from it or sell to it.
   */
  public static ReadersNumbers ofEither(
      JdbcClient db, PartyScope scope, Moment moment, Collection<Part> shown) {
    var numbers = of(db, scope, moment, Side.SUPPLIER, shown);
    of(db, scope, moment, Side.BUYER, shown)
        .own
        .forEach(
            (part, all) -> numbers.own.computeIfAbsent(part, _ -> new ArrayList<>()).addAll(all));
    return numbers;
  }

  /** The reader's number of the part. */
  public String of(Part part) {
    List<String> all = own.getOrDefault(part, List.of()).stream().distinct().toList();
    return all.size() == 1 ? all.getFirst() : part.number();
  }

  /**
   * The parts that a reader may mean by one of its own numbers.
   *
   * @param parts other owners' parts, by their numbers
   * @param notOf owners who have another part under this very number
   */
  public record Meant(String number, List<Part> parts, Set<String> notOf) {
    /**
     * Conditions for rows that name parts by their holder's numbers: first by an index on the part,
     * then by holder.
     */
    public Filter[] held() {
      return by("holder");
    }

    /**
     * Like {@link #held}, for rows with another column of the party whose number it is.
     *
     * @param owner the column
     */
    public Filter[] by(String owner) {
      Stream<String> ofOthers = parts.stream().map(it -> "+" + it.owner() + " " + it.number());
      Stream<String> not = notOf.stream().map(it -> "-" + it);
      String[] meant =
          Stream.concat(Stream.of("=" + number), Stream.concat(ofOthers, not))
              .toArray(String[]::new);
      return new Filter[] {
        new Filter("t.part = any(:part_numbers)", "part_numbers", numbers()),
        new Filter(
            """
            ('=' || t.part = any(:part_meant) and (t.%1$s = :party or not '-' || t.%1$s = any(:part_meant))
              or t.%1$s <> :party and '+' || t.%1$s || ' ' || t.part = any(:part_meant))\
            """
                .formatted(owner),
            "part_meant",
            meant)
      };
    }

    /** All numbers under which the part may be stored. */
    public String[] numbers() {
      return Stream.concat(Stream.of(number), parts.stream().map(Part::number))
          .distinct()
          .toArray(String[]::new);
    }
  }

  /** Looks up the parts that the reader means; for a reader of another role, the number itself. */
  public static Meant meant(JdbcClient db, PartyScope scope, Moment moment, String number) {
    if (scope.role() != PartyScope.Role.VIEWER) return new Meant(number, List.of(), Set.of());
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("number", number);
    if (moment.position() != null) params.put("position", moment.position());
    String agreements = moment.of("part_agreements", AGREEMENTS);
    List<Part> named =
        db.sql(EITHER.formatted(agreements, agreements))
            .params(params)
            .query((row, _) -> new Part(row.getString(1), row.getString(2)))
            .list();
    var numbers = ofEither(db, scope, moment, named);
    return new Meant(
        number,
        named.stream().filter(it -> numbers.of(it).equals(number)).toList(),
        named.stream()
            .filter(it -> it.number().equals(number) && !numbers.of(it).equals(number))
            .map(Part::owner)
            .collect(Collectors.toSet()));
  }

  /**
   * Finds rows by the reader's number: its own rows, and rows of other owners whose part has that
   * number for the reader.
   *
   * @param owner the column of the part's owner, {@code buyer} or {@code supplier}
   */
  public static Filter named(PartyScope scope, Moment moment, String owner, @Nullable String part) {
    if (scope.role() != PartyScope.Role.VIEWER) return Filter.is("part", part);
    String agreements = moment.of("part_agreements", AGREEMENTS);
    String theirs = (owner.equals("supplier") ? BUYERS : SUPPLIERS).formatted(agreements);
    return new Filter(
        "case when t.%s = :party then t.part else %s end = :part".formatted(owner, theirs),
        "part",
        part);
  }
}
