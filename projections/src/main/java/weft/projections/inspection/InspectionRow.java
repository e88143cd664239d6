package weft.projections.inspection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.inspection.Conformity;
import weft.inspection.DispositionKind;
import weft.inspection.InspectedGoods;
import weft.inspection.InspectionEvent;
import weft.inspection.InspectionEvent.InspectionBegun;
import weft.inspection.InspectionId;
import weft.inspection.InspectionState;
import weft.inspection.Stage;
import weft.inspection.sampling.Strictness;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.PersonCode;
import weft.projections.parts.ReadersNumbers;
import weft.projections.parts.ReadersNumbers.Part;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;
import weft.projections.rows.Versioned;

/**
 * An inspection as its owner sees it, and its verdict as a party sees it to which a shipment of the
 * batch goes.
 *
 * @param item {@code -} for the owner's row, else the reader's code
 * @param owner who sees this row
 * @param party the inspecting party
 * @param part the reader's number, by its agreement with the inspecting party
 * @param partnerPart the inspecting party's number; null for that party itself
 * @param goods the key of the batch, by which shipments of it are found
 * @param lot null for other parties, as are the sample, the stock, the persons and the reason
 * @param verdict in force; null while it is open
 * @param missing the characteristics not yet measured on the whole sample
 * @param shown false once no shipment concerns the reader any longer
 */
public record InspectionRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    @JsonProperty("viewer") String owner,
    @JsonProperty("owner") String party,
    String number,
    Stage stage,
    String part,
    @Nullable String partnerPart,
    String batch,
    @JsonIgnore String goods,
    @Nullable Quantity lot,
    String unit,
    @Nullable String site,
    int planVersion,
    String edition,
    Strictness strictness,
    List<InspectedCharacteristic> characteristics,
    InspectionState state,
    @Nullable Conformity verdict,
    List<String> missing,
    @Nullable Quantity usable,
    List<Disposed> dispositions,
    List<Doubt> doubts,
    @Nullable String begunBy,
    @Nullable String decidedBy,
    @Nullable String reason,
    Instant begunAt,
    @Nullable Instant decidedAt,
    List<UsedInstrument> instruments,
    boolean shown,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<InspectionRow> {
  public static final Board<InspectionRow> BOARD =
      Board.ofRows(
              "inspections",
              InspectionId.TYPE,
              InspectionRow.class,
              Board.Seen.BY_OWNER,
              InspectionEvent.class,
              InspectionRow::apply)
          .namedAs(InspectionRow::named)
          .shownThrough(ShippedGoods.of(InspectionRow::shownTo));

  /** The further use of goods of the lot. */
  public record Disposed(DispositionKind kind, Quantity quantity, Instant at) {}

  /** An instrument that measured for it and was found out of tolerance on a day. */
  public record Doubt(String instrument, @Nullable LocalDate since, LocalDate found) {}

  /** An instrument that measured for it, and when it did so last. */
  public record UsedInstrument(String instrument, Instant last) {}

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  static String goods(InspectionEvent it) {
    return InspectedGoods.key(it.inspection().owner(), it.goods().part(), it.goods().batch());
  }

  private static void apply(Versioned<String, InspectionRow> rows, Recorded recorded) {
    var event = (InspectionEvent) recorded.payload();
    if (event instanceof InspectionBegun it) {
      rows.put(begun(it, recorded));
      return;
    }
    InspectionRow before = rows.get(Board.key(recorded.stream(), Board.OWN));
    if (before != null) rows.put(before.then(event, recorded));
  }

  private static InspectionRow begun(InspectionBegun it, Recorded recorded) {
    var characteristics = it.samples().stream().map(InspectedCharacteristic::of).toList();
    return new InspectionRow(
        recorded.stream(),
        Board.OWN,
        it.inspection().owner().value(),
        it.inspection().owner().value(),
        it.inspection().number(),
        it.goods().stage(),
        it.goods().part(),
        null,
        it.goods().batch(),
        goods(it),
        it.lot(),
        it.unit(),
        it.site(),
        it.version(),
        it.edition(),
        it.strictness(),
        characteristics,
        InspectionState.OPEN,
        null,
        missing(characteristics),
        null,
        List.of(),
        List.of(),
        code(it.person()),
        null,
        null,
        recorded.recordedAt(),
        null,
        List.of(),
        true,
        recorded.sequence() + 1,
        recorded.position());
  }

  static @Nullable String code(@Nullable PersonCode person) {
    return person == null ? null : person.value();
  }

  static List<String> missing(List<InspectedCharacteristic> characteristics) {
    return characteristics.stream()
        .filter(InspectedCharacteristic::isMissing)
        .map(InspectedCharacteristic::characteristic)
        .toList();
  }

  private InspectionRow then(InspectionEvent event, Recorded recorded) {
    return new InspectionProgress(this)
        .after(event, recorded.recordedAt())
        .row(recorded.sequence() + 1, recorded.position());
  }

  /** The verdict without the lot, its sample, its stock and the persons. */
  private static InspectionRow shownTo(
      InspectionRow own, PartyCode reader, boolean stillShown, long position) {
    return own.told(reader.value(), reader.value(), own.part, null, stillShown, position);
  }

  private InspectionRow told(
      String asItem,
      String reader,
      String number_,
      @Nullable String theirs,
      boolean stillShown,
      long position) {
    return new InspectionRow(
        stream,
        asItem,
        reader,
        party,
        number,
        stage,
        number_,
        theirs,
        batch,
        goods,
        null,
        unit,
        null,
        planVersion,
        edition,
        strictness,
        List.of(),
        state,
        verdict,
        missing,
        null,
        List.of(),
        doubts,
        null,
        null,
        null,
        begunAt,
        decidedAt,
        List.of(),
        stillShown,
        version,
        position);
  }

  private static List<InspectionRow> named(
      JdbcClient db, PartyScope scope, Moment moment, List<InspectionRow> rows) {
    return ReadersNumbers.renamedHeld(
        db, scope, moment, rows, it -> new Part(it.party, it.part), InspectionRow::toReader);
  }

  private InspectionRow toReader(ReadersNumbers numbers) {
    String own = numbers.of(new Part(party, part));
    return told(item, owner, own, part, shown, fromPosition);
  }
}
