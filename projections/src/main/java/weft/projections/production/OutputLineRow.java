package weft.projections.production;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.production.Allotment;
import weft.production.NetOutput;
import weft.production.OutputLine;

/**
 * A line of a production schedule, for a date or a week.
 *
 * @param quantity planned; for a buyer, its share and the unallotted rest
 * @param reported good output of the line's days; null for a buyer
 * @param open not yet reported; once the line's last day is over, it counts as late rather than as
 *     output
 * @param allotments for a buyer, only its own
 * @param published the number of the publication that stated it last
 */
public record OutputLineRow(
    @Nullable LocalDate date,
    @Nullable Week week,
    Quantity quantity,
    @Nullable Quantity reported,
    Quantity open,
    List<Allotment> allotments,
    int published) {

  OutputLine line() {
    return new OutputLine(date, week, quantity, allotments);
  }

  /** A line for its supplier. */
  static OutputLineRow own(NetOutput net, int published) {
    OutputLine line = net.line();
    return new OutputLineRow(
        line.date(),
        line.week(),
        line.quantity(),
        net.reported(),
        net.open(),
        line.allotments(),
        published);
  }

  /** A buyer's part of a line. */
  static OutputLineRow shown(OutputLine part, Quantity open, int published) {
    return new OutputLineRow(
        part.date(), part.week(), part.quantity(), null, open, part.allotments(), published);
  }

  /** The part of a supplier's line that a buyer may see. */
  Optional<OutputLineRow> shownTo(PartyCode buyer) {
    Quantity good = reported == null ? Quantity.ZERO : reported;
    NetOutput net = new NetOutput(line(), good, open, Quantity.ZERO);
    return line().shownTo(buyer).map(it -> shown(it, net.openOf(it.quantity()), published));
  }

  boolean isOfSameDays(OutputLineRow other) {
    return Objects.equals(date, other.date) && Objects.equals(week, other.week);
  }

  /** The same part of a supplier's line, after further reports. */
  OutputLineRow nettedAs(OutputLineRow own) {
    Quantity good = own.reported == null ? Quantity.ZERO : own.reported;
    NetOutput net = new NetOutput(own.line(), good, own.open, Quantity.ZERO);
    return shown(line(), net.openOf(quantity), published);
  }
}
