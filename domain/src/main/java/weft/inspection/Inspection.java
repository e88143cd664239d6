package weft.inspection;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.certificate.CertificateId;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.inspection.InspectionCommand.BeginInspection;
import weft.inspection.InspectionCommand.CertifyInspection;
import weft.inspection.InspectionCommand.DecideInspection;
import weft.inspection.InspectionCommand.DisposeGoods;
import weft.inspection.InspectionCommand.DoubtInspection;
import weft.inspection.InspectionCommand.EraseInspectionPhoto;
import weft.inspection.InspectionCommand.OverruleInspection;
import weft.inspection.InspectionCommand.PhotographInspected;
import weft.inspection.InspectionCommand.RecordResults;
import weft.inspection.InspectionEvent.GoodsDisposed;
import weft.inspection.InspectionEvent.InspectionBegun;
import weft.inspection.InspectionEvent.InspectionCertified;
import weft.inspection.InspectionEvent.InspectionContradicted;
import weft.inspection.InspectionEvent.InspectionDecided;
import weft.inspection.InspectionEvent.InspectionDoubted;
import weft.inspection.InspectionEvent.InspectionMeasured;
import weft.inspection.InspectionEvent.InspectionOverruled;
import weft.inspection.InspectionEvent.InspectionPhotoErased;
import weft.inspection.InspectionEvent.InspectionPhotographed;
import weft.inspection.InspectionRefusal.BeyondLot;
import weft.inspection.InspectionRefusal.CharacteristicUnknown;
import weft.inspection.InspectionRefusal.ConcessionNeeded;
import weft.inspection.InspectionRefusal.DecisionContradictsValues;
import weft.inspection.InspectionRefusal.DisposedNotPositive;
import weft.inspection.InspectionRefusal.InspectionExists;
import weft.inspection.InspectionRefusal.InspectionNotPassed;
import weft.inspection.InspectionRefusal.InspectionOfOtherGoods;
import weft.inspection.InspectionRefusal.LotNotAccepted;
import weft.inspection.InspectionRefusal.NoSuchInspection;
import weft.inspection.InspectionRefusal.NoSuchPhoto;
import weft.inspection.InspectionRefusal.OverruledAlready;
import weft.inspection.InspectionRefusal.OverrulesNothing;
import weft.inspection.InspectionRefusal.PhotoOfUnknownCharacteristic;
import weft.inspection.InspectionRefusal.SecondPersonNeeded;
import weft.inspection.InspectionRefusal.ValuesMissing;
import weft.inspection.sampling.SampleRule;
import weft.inspection.sampling.Strictness;
import weft.measure.Quantity;
import weft.party.PersonCode;

/**
 * The rules of an inspection. It decides for itself: each value by its limits, each characteristic
 * by its sample, the lot by its characteristics. A person can only overrule it, in a second
 * person's name.
 *
 * @param begun null before it began
 * @param tallies one for each characteristic
 * @param verdict in force; null while it is open
 * @param people who began, measured or decided it
 * @param released what its verdict made usable and no disposition has named since
 * @param disposed the quantity whose further use was stated
 * @param doubted instruments found out of tolerance afterwards
 * @param certified the newest certificates that were issued from it, at most {@value
 *     #MOST_CERTIFIED}
 * @param photos of characteristics, with those that were erased
 */
public record Inspection(
    @Nullable Begun begun,
    List<Tally> tallies,
    InspectionState state,
    @Nullable Conformity verdict,
    List<PersonCode> people,
    Quantity released,
    Quantity disposed,
    List<String> doubted,
    List<CertificateId> certified,
    List<InspectedPhoto> photos)
    implements KeptRules<InspectionCommand, InspectionEvent, Inspection> {
  /** Raise this whenever {@link #evolve} changes; states that an older version made are ignored. */
  static final int VERSION = 4;

  private static final int MOST_PEOPLE = 100;

  static final int MOST_CERTIFIED = 1_000;

  /** The values of one event, whose size they decide. */
  private static final int MOST_VALUES = 500;

  public static final Inspection NEW =
      new Inspection(
          null,
          List.of(),
          InspectionState.OPEN,
          null,
          List.of(),
          Quantity.ZERO,
          Quantity.ZERO,
          List.of(),
          List.of(),
          List.of());

  /**
   * The facts that an inspection fixes at its beginning.
   *
   * @param version of the plan
   */
  public record Begun(
      InspectedGoods goods,
      int version,
      Strictness strictness,
      Quantity lot,
      String unit,
      @Nullable String site) {}

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<InspectionEvent> decide(InspectionCommand command) {
    return switch (command) {
      case BeginInspection it -> begin(it);
      case RecordResults it -> measure(it);
      case DecideInspection it -> conclude(it);
      case OverruleInspection it -> overrule(it);
      case DisposeGoods it -> dispose(it);
      case DoubtInspection it -> doubt(it);
      case CertifyInspection it -> certify(it);
      case PhotographInspected it -> photograph(it);
      case EraseInspectionPhoto it -> erase(it);
    };
  }

  private List<InspectionEvent> begin(BeginInspection asked) {
    if (begun != null) throw new Refused(new InspectionExists(asked.inspection().number()));
    return List.of(
        new InspectionBegun(
            asked.inspection(),
            asked.goods(),
            asked.version(),
            asked.edition(),
            asked.strictness(),
            asked.lot(),
            asked.unit(),
            asked.site(),
            LotSample.of(asked.characteristics(), asked.lot(), asked.unit(), asked.strictness()),
            asked.person()));
  }

  private Begun existing() {
    if (begun == null) throw new Refused(new NoSuchInspection());
    return begun;
  }

  private Begun open() {
    Begun it = existing();
    if (state != InspectionState.OPEN) throw new Refused(new InspectionRefusal.InspectionDecided());
    return it;
  }

  private Begun decided() {
    Begun it = existing();
    if (state == InspectionState.OPEN)
      throw new Refused(new InspectionRefusal.InspectionNotDecided());
    return it;
  }

  private List<InspectionEvent> measure(RecordResults asked) {
    Begun it = open();
    Map<Integer, EnteredTally> entering = new HashMap<>();
    List<InspectedValue> values = new ArrayList<>();
    for (int i = 0; i < asked.results().size(); i++) {
      EnteredResult entered = asked.results().get(i);
      int at = tally(entered, i);
      InspectedValue value =
          entering
              .computeIfAbsent(at, each -> new EnteredTally(tallies.get(each)))
              .enter(entered, i);
      if (value != null) values.add(value);
    }
    List<InspectionEvent> events = new ArrayList<>();
    for (int i = 0; i < values.size(); i += MOST_VALUES)
      events.add(
          new InspectionMeasured(
              asked.inspection(),
              it.goods(),
              it.version(),
              values.subList(i, Math.min(values.size(), i + MOST_VALUES)),
              asked.person()));
    return events;
  }

  private int tally(EnteredResult entered, int index) {
    int at = tally(entered.characteristic());
    if (at < 0) throw new Refused(new CharacteristicUnknown(index, entered.characteristic()));
    return at;
  }

  private int tally(String characteristic) {
    for (int i = 0; i < tallies.size(); i++)
      if (tallies.get(i).sampled().of().characteristic().equals(characteristic)) return i;
    return -1;
  }

  /** The codes of the characteristics that are not yet measured on the whole sample. */
  public List<String> missing() {
    return tallies.stream()
        .filter(Tally::isMissing)
        .map(it -> it.sampled().of().characteristic())
        .toList();
  }

  /** The verdict of the values on the lot, once none is missing. */
  public Conformity byValues() {
    return Conformity.of(tallies.stream().allMatch(Tally::passes));
  }

  /** The verdict of the characteristics that are sampled by AQL; null where there are none. */
  public @Nullable Conformity byAql() {
    List<Tally> sampled =
        tallies.stream()
            .filter(it -> it.sampled().of().sample().kind() == SampleRule.Kind.AQL)
            .toList();
    return sampled.isEmpty() ? null : Conformity.of(sampled.stream().allMatch(Tally::passes));
  }

  /** The lot without the pieces that were found not to conform; zero if it fails. */
  public Quantity usable() {
    return byValues() == Conformity.FAILED ? Quantity.ZERO : withoutBad();
  }

  /** The lot without the pieces that were found not to conform. */
  private Quantity withoutBad() {
    if (begun == null) return Quantity.ZERO;
    long bad =
        tallies.stream()
            .flatMap(it -> it.pieces().stream())
            .filter(it -> !it.conforms())
            .map(Tally.Piece::piece)
            .distinct()
            .count();
    Quantity good = begun.lot().minus(Quantity.of(bad));
    return good.isPositive() ? good : Quantity.ZERO;
  }

  /**
   * The goods that an overruling changes: a lot that now passes is released without its known bad
   * pieces, and of one that now fails no more is held than was released.
   */
  public Quantity overruled(Conformity decision) {
    if (begun == null) return Quantity.ZERO;
    return decision == Conformity.PASSED
        ? least(withoutBad(), begun.lot().minus(disposed))
        : released;
  }

  /**
   * The goods of this lot that a disposition takes out of inspection. The goods that the verdict
   * released are no longer there, and other goods of the batch belong to other lots.
   */
  public Quantity takenBy(DispositionKind kind, Quantity quantity) {
    if (begun == null) return Quantity.ZERO;
    Quantity open = begun.lot().minus(released).minus(disposed);
    Quantity wanted =
        kind == DispositionKind.ACCEPT ? quantity.minus(least(quantity, released)) : quantity;
    return least(wanted, open);
  }

  private static Quantity least(Quantity one, Quantity other) {
    Quantity less = one.exceeds(other) ? other : one;
    return less.isPositive() ? less : Quantity.ZERO;
  }

  private List<InspectionEvent> conclude(DecideInspection asked) {
    Begun it = open();
    List<String> missing = missing();
    if (!missing.isEmpty()) throw new Refused(new ValuesMissing(missing));
    Conformity values = byValues();
    if (asked.decision() != null && asked.decision() != values)
      throw new Refused(new DecisionContradictsValues(values));
    return List.of(
        new InspectionDecided(asked.inspection(), it.goods(), values, usable(), asked.person()));
  }

  private List<InspectionEvent> overrule(OverruleInspection asked) {
    Begun it = decided();
    if (state == InspectionState.OVERRULED) throw new Refused(new OverruledAlready());
    if (people.contains(asked.person())) throw new Refused(new SecondPersonNeeded());
    if (asked.decision() == verdict) throw new Refused(new OverrulesNothing(asked.decision()));
    var overruled =
        new InspectionOverruled(
            asked.inspection(), it.goods(), asked.decision(), asked.reason(), asked.person());
    List<CertificateId> resting =
        asked.decision() == Conformity.FAILED ? resting(asked.over()) : List.of();
    return resting.isEmpty()
        ? List.of(overruled)
        : List.of(
            overruled, new InspectionContradicted(asked.inspection(), it.goods(), resting, null));
  }

  /** The certificates that still rest on it. */
  private List<CertificateId> resting(@Nullable List<CertificateId> over) {
    return over == null ? certified : certified.stream().filter(it -> !over.contains(it)).toList();
  }

  private List<InspectionEvent> dispose(DisposeGoods asked) {
    Begun it = decided();
    if (!asked.quantity().isPositive()) throw new Refused(new DisposedNotPositive());
    if (asked.kind() == DispositionKind.ACCEPT && verdict != Conformity.PASSED)
      throw new Refused(new LotNotAccepted());
    if (asked.kind() == DispositionKind.CONCESSION && asked.concession() == null)
      throw new Refused(new ConcessionNeeded());
    Quantity left = it.lot().minus(disposed);
    if (asked.quantity().exceeds(left)) throw new Refused(new BeyondLot(left));
    return List.of(
        new GoodsDisposed(
            asked.inspection(),
            it.goods(),
            asked.kind(),
            asked.quantity(),
            it.unit(),
            asked.concession(),
            asked.person()));
  }

  private List<InspectionEvent> doubt(DoubtInspection asked) {
    Begun it = existing();
    if (doubted.contains(asked.instrument())) return List.of();
    var doubt =
        new InspectionDoubted(
            asked.inspection(), it.goods(), asked.instrument(), asked.since(), asked.found());
    List<CertificateId> resting = resting(asked.over());
    return resting.isEmpty()
        ? List.of(doubt)
        : List.of(
            doubt,
            new InspectionContradicted(
                asked.inspection(), it.goods(), resting, asked.instrument()));
  }

  private List<InspectionEvent> certify(CertifyInspection asked) {
    Begun it = requireCertifiable(asked);
    return List.of(new InspectionCertified(asked.inspection(), it.goods(), asked.certificate()));
  }

  /** Refuses a certificate of other goods, or from an inspection that did not pass. */
  public Begun requireCertifiable(CertifyInspection asked) {
    Begun it = existing();
    InspectedGoods goods = it.goods();
    String number = asked.inspection().number();
    if (!goods.part().equals(asked.part()) || !asked.batches().contains(goods.batch()))
      throw new Refused(new InspectionOfOtherGoods(asked.index(), number, goods.batch()));
    if (verdict != Conformity.PASSED)
      throw new Refused(new InspectionNotPassed(asked.index(), number));
    return it;
  }

  private List<InspectionEvent> photograph(PhotographInspected asked) {
    Begun it = existing();
    if (tally(asked.characteristic()) < 0)
      throw new Refused(new PhotoOfUnknownCharacteristic(asked.characteristic()));
    return InspectedPhotos.hasRoom(photos, asked)
        ? List.of(
            new InspectionPhotographed(
                asked.inspection(),
                it.goods(),
                asked.characteristic(),
                asked.piece(),
                asked.photo(),
                asked.person()))
        : List.of();
  }

  private List<InspectionEvent> erase(EraseInspectionPhoto asked) {
    Begun it = existing();
    if (!hasPhoto(asked.sha256())) throw new Refused(new NoSuchPhoto());
    return List.of(
        new InspectionPhotoErased(
            asked.inspection(), it.goods(), asked.sha256(), asked.reason(), asked.person()));
  }

  /** Whether it has the photo, not erased. */
  public boolean hasPhoto(String sha256) {
    return photos.stream().anyMatch(it -> it.sha256().equals(sha256) && !it.erased());
  }

  @Override
  public Inspection evolve(InspectionEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case InspectionBegun it -> begun(it);
      case InspectionMeasured it -> measured(it);
      case InspectionDecided it ->
          in(
              it.verdict() == Conformity.PASSED ? InspectionState.PASSED : InspectionState.FAILED,
              it.verdict(),
              it.person(),
              requireNonNullElse(it.usable(), Quantity.ZERO));
      case InspectionOverruled it ->
          in(
              InspectionState.OVERRULED,
              it.verdict(),
              it.person(),
              it.verdict() == Conformity.PASSED ? overruled(it.verdict()) : Quantity.ZERO);
      case GoodsDisposed it -> disposed(it);
      case InspectionDoubted it -> doubted(it.instrument());
      case InspectionCertified it -> certified(it.certificate());
      case InspectionContradicted _ -> this;
      case InspectionPhotographed it -> with(InspectedPhotos.after(photos, it));
      case InspectionPhotoErased it -> with(InspectedPhotos.after(photos, it));
    };
  }

  private static Inspection begun(InspectionBegun it) {
    var fixed =
        new Begun(
            it.goods(),
            it.version(),
            it.strictness(),
            requireNonNullElse(it.lot(), Quantity.ZERO),
            it.unit(),
            it.site());
    return new Inspection(
        fixed,
        it.samples().stream().map(Tally::of).toList(),
        InspectionState.OPEN,
        null,
        it.person() == null ? List.of() : List.of(it.person()),
        Quantity.ZERO,
        Quantity.ZERO,
        List.of(),
        List.of(),
        List.of());
  }

  private Inspection certified(@Nullable CertificateId certificate) {
    if (certificate == null || certified.contains(certificate)) return this;
    List<CertificateId> all = new ArrayList<>(certified);
    all.add(certificate);
    int from = Math.max(0, all.size() - MOST_CERTIFIED);
    return new Inspection(
        begun,
        tallies,
        state,
        verdict,
        people,
        released,
        disposed,
        doubted,
        List.copyOf(all.subList(from, all.size())),
        photos);
  }

  private Inspection disposed(GoodsDisposed it) {
    DispositionKind kind = it.kind();
    Quantity quantity = requireNonNullElse(it.quantity(), Quantity.ZERO);
    Quantity taken = kind == null ? Quantity.ZERO : takenBy(kind, quantity);
    return new Inspection(
        begun,
        tallies,
        state,
        verdict,
        people,
        released.minus(quantity.minus(taken)),
        disposed.plus(quantity),
        doubted,
        certified,
        photos);
  }

  private Inspection measured(InspectionMeasured it) {
    Map<Integer, EnteredTally> entering = new HashMap<>();
    for (InspectedValue value : it.values()) {
      int at = tally(value.characteristic());
      if (at >= 0)
        entering.computeIfAbsent(at, each -> new EnteredTally(tallies.get(each))).add(value);
    }
    List<Tally> now = new ArrayList<>(tallies);
    entering.forEach((at, entered) -> now.set(at, entered.tally()));
    return new Inspection(
        begun,
        List.copyOf(now),
        state,
        verdict,
        with(it.person()),
        released,
        disposed,
        doubted,
        certified,
        photos);
  }

  private Inspection in(
      InspectionState next, Conformity now, @Nullable PersonCode person, Quantity usable) {
    return new Inspection(
        begun, tallies, next, now, with(person), usable, disposed, doubted, certified, photos);
  }

  private Inspection doubted(String instrument) {
    List<String> all = new ArrayList<>(doubted);
    if (!all.contains(instrument)) all.add(instrument);
    return new Inspection(
        begun,
        tallies,
        state,
        verdict,
        people,
        released,
        disposed,
        List.copyOf(all),
        certified,
        photos);
  }

  private Inspection with(List<InspectedPhoto> now) {
    return new Inspection(
        begun, tallies, state, verdict, people, released, disposed, doubted, certified, now);
  }

  private List<PersonCode> with(@Nullable PersonCode person) {
    if (person == null || people.contains(person) || people.size() >= MOST_PEOPLE) return people;
    List<PersonCode> all = new ArrayList<>(people);
    all.add(person);
    return List.copyOf(all);
  }
}
