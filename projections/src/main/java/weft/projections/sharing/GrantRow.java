package weft.projections.sharing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.projections.rows.Board;
import weft.projections.rows.Versioned;
import weft.sharing.Grant;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;
import weft.sharing.GrantEvent;
import weft.sharing.GrantEvent.GrantGiven;
import weft.sharing.GrantEvent.GrantWithdrawn;
import weft.sharing.GrantId;

/**
 * A grant; its giver and its receiver have a row each with the same content.
 *
 * @param item {@code own} for the giver's row, {@code to} for the receiver's
 * @param owner who sees this row
 * @param giver the party that shares
 * @param receiver the party it shares with
 * @param parts the giver's numbers; null for all
 * @param until the last day, which ends at midnight UTC; null if it holds until it is withdrawn
 * @param contexts that an auditor may read; null for all, and of other grants
 * @param beginning of the history that an auditor may read; null if it is unbounded
 * @param purpose of a grant of credit; null for others
 * @param indicators that a bank may read; null for others
 * @param withdrawnAt null while it holds
 */
public record GrantRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    @JsonProperty("viewer") String owner,
    @JsonProperty("owner") String giver,
    @JsonProperty("to") String receiver,
    What what,
    @Nullable List<String> parts,
    Grain grain,
    @Nullable LocalDate until,
    boolean past,
    @Nullable List<String> contexts,
    @JsonProperty("from") @Nullable Instant beginning,
    @Nullable String purpose,
    @Nullable List<String> indicators,
    Instant givenAt,
    @JsonIgnore long givenPosition,
    @Nullable Instant withdrawnAt,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<GrantRow> {
  private static final String OWN = "own";
  private static final String TO = "to";

  public static final Board<GrantRow> BOARD =
      Board.ofRows(
              "grants",
              GrantId.TYPE,
              GrantRow.class,
              Board.Seen.BY_OWNER,
              GrantEvent.class,
              GrantRow::apply)
          .rowsVersion(2); // since rows have a purpose and indicators

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static void apply(Versioned<String, GrantRow> rows, Recorded recorded) {
    switch ((GrantEvent) recorded.payload()) {
      case GrantGiven it -> {
        rows.put(given(recorded, it, OWN, it.grant().owner().value()));
        rows.put(given(recorded, it, TO, it.given().to().value()));
      }
      case GrantWithdrawn _ -> {
        for (String item : List.of(OWN, TO)) {
          GrantRow before = rows.get(Board.key(recorded.stream(), item));
          if (before != null) rows.put(before.withdrawn(recorded));
        }
      }
    }
  }

  private static GrantRow given(Recorded recorded, GrantGiven it, String item, String owner) {
    Grant given = it.given();
    return new GrantRow(
        recorded.stream(),
        item,
        owner,
        it.grant().owner().value(),
        given.to().value(),
        given.what(),
        given.parts(),
        given.grain(),
        given.until(),
        given.past(),
        given.contexts(),
        given.from(),
        given.purpose(),
        given.indicators(),
        recorded.recordedAt(),
        recorded.position(),
        null,
        recorded.sequence() + 1,
        recorded.position());
  }

  private GrantRow withdrawn(Recorded recorded) {
    return new GrantRow(
        stream,
        item,
        owner,
        giver,
        receiver,
        what,
        parts,
        grain,
        until,
        past,
        contexts,
        beginning,
        purpose,
        indicators,
        givenAt,
        givenPosition,
        recorded.recordedAt(),
        recorded.sequence() + 1,
        recorded.position());
  }
}
