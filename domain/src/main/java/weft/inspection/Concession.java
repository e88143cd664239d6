package weft.inspection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.inspection.ConcessionCommand.AskConcession;
import weft.inspection.ConcessionCommand.GrantConcession;
import weft.inspection.ConcessionCommand.RefuseConcession;
import weft.inspection.ConcessionCommand.UseConcession;
import weft.inspection.ConcessionEvent.ConcessionAsked;
import weft.inspection.ConcessionEvent.ConcessionGranted;
import weft.inspection.ConcessionEvent.ConcessionRefused;
import weft.inspection.ConcessionEvent.ConcessionUsed;
import weft.inspection.ConcessionRefusal.BeyondConcession;
import weft.inspection.ConcessionRefusal.ConcessionAnswered;
import weft.inspection.ConcessionRefusal.ConcessionExists;
import weft.inspection.ConcessionRefusal.ConcessionNotGranted;
import weft.inspection.ConcessionRefusal.ConcessionOfOtherGoods;
import weft.inspection.ConcessionRefusal.ConcessionOver;
import weft.inspection.ConcessionRefusal.ConcessionQuantityNotPositive;
import weft.inspection.ConcessionRefusal.GrantedMoreThanAsked;
import weft.inspection.ConcessionRefusal.NoSuchConcession;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.party.PartyCode;

/**
 * The rules of a concession: only the customer grants it, and goods are released by it up to its
 * quantity and its last day.
 *
 * @param supplier null before it was asked for
 * @param left what may still be released by it; null before it was granted
 * @param until the last day; null before it was granted
 */
public record Concession(
    @Nullable PartyCode supplier,
    @Nullable AskedConcession asked,
    boolean answered,
    @Nullable Quantity left,
    @Nullable LocalDate until)
    implements KeptRules<ConcessionCommand, ConcessionEvent, Concession> {
  /** Raise this whenever {@link #evolve} changes; states that an older version made are ignored. */
  static final int VERSION = 1;

  public static final Concession NEW = new Concession(null, null, false, null, null);

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<ConcessionEvent> decide(ConcessionCommand command) {
    return switch (command) {
      case AskConcession it -> ask(it);
      case GrantConcession it -> grant(it);
      case RefuseConcession it -> {
        unanswered(it);
        yield List.of(
            new ConcessionRefused(it.concession(), it.supplier(), it.reason(), it.person()));
      }
      case UseConcession it -> use(it);
    };
  }

  private List<ConcessionEvent> ask(AskConcession command) {
    if (supplier != null) throw new Refused(new ConcessionExists(command.concession().number()));
    if (!command.asked().quantity().isPositive())
      throw new Refused(new ConcessionQuantityNotPositive());
    return List.of(new ConcessionAsked(command.concession(), command.supplier(), command.asked()));
  }

  private List<ConcessionEvent> grant(GrantConcession command) {
    AskedConcession it = unanswered(command);
    if (!command.quantity().isPositive()) throw new Refused(new ConcessionQuantityNotPositive());
    if (command.quantity().exceeds(it.quantity()))
      throw new Refused(new GrantedMoreThanAsked(it.quantity()));
    return List.of(
        new ConcessionGranted(
            command.concession(),
            command.supplier(),
            command.quantity(),
            command.until(),
            command.note(),
            command.person()));
  }

  private List<ConcessionEvent> use(UseConcession command) {
    AskedConcession it = asked(command);
    if (left == null || until == null) throw new Refused(new ConcessionNotGranted());
    if (!it.supplierPart().equals(command.part())
        || (it.batch() != null && !it.batch().equals(command.batch()))
        || !Units.isSame(it.unit(), command.unit()))
      throw new Refused(new ConcessionOfOtherGoods());
    if (command.on().isAfter(until)) throw new Refused(new ConcessionOver(until));
    if (command.quantity().exceeds(left)) throw new Refused(new BeyondConcession(left));
    return List.of(
        new ConcessionUsed(
            command.concession(),
            command.supplier(),
            command.batch(),
            command.inspection(),
            command.quantity(),
            left.minus(command.quantity())));
  }

  private AskedConcession asked(ConcessionCommand command) {
    if (asked == null || !command.supplier().equals(supplier))
      throw new Refused(new NoSuchConcession());
    return asked;
  }

  private AskedConcession unanswered(ConcessionCommand command) {
    AskedConcession it = asked(command);
    if (answered) throw new Refused(new ConcessionAnswered());
    return it;
  }

  @Override
  public Concession evolve(ConcessionEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case ConcessionAsked it -> new Concession(it.supplier(), it.asked(), false, null, null);
      case ConcessionGranted it -> new Concession(supplier, asked, true, it.quantity(), it.until());
      case ConcessionRefused _ -> new Concession(supplier, asked, true, null, null);
      case ConcessionUsed it -> new Concession(supplier, asked, true, it.left(), until);
    };
  }
}
