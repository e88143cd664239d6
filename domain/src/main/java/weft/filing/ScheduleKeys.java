package weft.filing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.desk.Book;
import weft.desk.PartEvent.PartNamed;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.scheduling.DeliverySchedule;
import weft.scheduling.DeliveryScheduleCommand;
import weft.scheduling.DeliveryScheduleCommand.AnswerRelease;
import weft.scheduling.DeliveryScheduleCommand.ContinueSchedule;
import weft.scheduling.DeliveryScheduleCommand.EndSchedule;
import weft.scheduling.DeliveryScheduleCommand.RecordAmbiguousCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.ScheduleRenaming;

/**
 * Decides under which schedule an item of a message is filed. The identifiers in the message form
 * the key, but a partner may start to name the same schedule differently: its site by the hub's
 * code instead of a GLN once the site is registered, its agreement once it has a number, its
 * unloading point once that is released separately. If the new name created another schedule, all
 * demand would count twice.
 */
final class ScheduleKeys {
  private final Book book;
  private final Map<String, List<String>> siteNames;
  private final boolean standsAlone;
  private final Set<DeliveryScheduleId> named = new HashSet<>();

  /**
   * Prepares for one message.
   *
   * @param siteNames other names of the sites that the message names
   * @param standsAlone whether a person stated that items without an agreement form a schedule of
   *     their own
   */
  ScheduleKeys(
      Book book,
      List<StreamCommand> commands,
      @Nullable Map<String, List<String>> siteNames,
      boolean standsAlone) {
    this.book = book;
    this.siteNames = siteNames == null ? Map.of() : siteNames;
    this.standsAlone = standsAlone;
    for (StreamCommand it : commands)
      if (it instanceof DeliveryScheduleCommand of) named.add(of.schedule());
    Set<String> more = new TreeSet<>();
    for (DeliveryScheduleId it : named) others(it).forEach(other -> more.add(other.stream()));
    book.openMore(more);
  }

  /**
   * The decision for an item.
   *
   * @param before commands to other schedules that the item or its new name requires
   * @param command the item, addressed to the schedule that it belongs to
   * @param note for both partners; null where there is none
   * @param held why the message must wait; null where it need not
   */
  record Filed(
      List<StreamCommand> before,
      StreamCommand command,
      @Nullable Fault note,
      @Nullable Fault held) {
    static Filed as(StreamCommand command) {
      return new Filed(List.of(), command, null, null);
    }

    private Filed with(Fault note) {
      return new Filed(before, command, note, held);
    }
  }

  Filed file(StreamCommand asked) {
    return switch (asked) {
      case ReleaseForecast it when isOpen(it.schedule()) -> release(it);
      case ReleaseForecast it when !others(it.schedule()).isEmpty() -> joined(it);
      case ReleaseCallOff it when isOpen(it.schedule()) -> callOff(it);
      case AnswerRelease it when isOpen(it.schedule()) -> answer(it);
      default -> Filed.as(asked);
    };
  }

  /** Whether the id is a new name of a known schedule. */
  boolean isKnownOtherwise(DeliveryScheduleId id) {
    return isOpen(id) && !inForce(id).isEmpty();
  }

  /** Whether the id may mean another schedule: it is not in force itself, and others exist. */
  private boolean isOpen(DeliveryScheduleId id) {
    return !others(id).isEmpty() && !state(id).isInForce();
  }

  private Filed release(ReleaseForecast asked) {
    DeliveryScheduleId id = asked.schedule();
    List<DeliveryScheduleId> same = inForce(id);
    List<DeliveryScheduleId> numbered =
        id.agreement() != null
            ? List.of()
            : same.stream().filter(it -> it.agreement() != null).toList();
    if (!numbered.isEmpty()) {
      boolean stoodBefore = state(id).current() != null;
      return standsAlone || stoodBefore
          ? Filed.as(asked).with(added(asked.part(), id, numbered))
          : new Filed(List.of(), asked, null, missing(asked.part(), id, numbered));
    }
    if (same.isEmpty()) {
      List<DeliveryScheduleId> beside = beside(id);
      return beside.isEmpty()
          ? Filed.as(asked)
          : Filed.as(asked).with(added(asked.part(), id, beside));
    }
    return new Filed(successions(id, same), asked, renamed(asked.part(), same, id), null);
  }

  /**
   * Merges two names of one site that exist in parallel because both are older than the
   * registration.
   */
  private Filed joined(ReleaseForecast asked) {
    DeliveryScheduleId id = asked.schedule();
    List<DeliveryScheduleId> same =
        inForce(id).stream()
            .filter(
                it ->
                    Objects.equals(it.agreement(), id.agreement())
                        && Objects.equals(it.unloadingPoint(), id.unloadingPoint()))
            .toList();
    if (same.isEmpty()) return Filed.as(asked);
    List<StreamCommand> ends = new ArrayList<>();
    same.forEach(it -> ends.add(new EndSchedule(it, id)));
    return new Filed(ends, asked, renamed(asked.part(), same, id), null);
  }

  private Filed callOff(ReleaseCallOff asked) {
    DeliveryScheduleId id = asked.schedule();
    List<DeliveryScheduleId> same =
        inForce(id).stream()
            .filter(it -> Objects.equals(it.unloadingPoint(), id.unloadingPoint()))
            .toList();
    if (same.isEmpty()) return Filed.as(asked);
    DeliveryScheduleId other = same.getFirst();
    if (same.size() > 1) {
      return Filed.as(new RecordAmbiguousCallOff(other, asked.callOff(), asked.part()));
    }
    if (Objects.equals(other.agreement(), id.agreement()))
      return new Filed(successions(id, same), asked, renamed(asked.part(), same, id), null);
    return Filed.as(asked.under(other));
  }

  /** An answer under an old name goes to the schedule that continues it. */
  private Filed answer(AnswerRelease asked) {
    List<DeliveryScheduleId> same = inForce(asked.schedule());
    return Filed.as(same.size() == 1 ? asked.under(same.getFirst()) : asked);
  }

  /**
   * Carries the state over from a single schedule with the same unloading point. Where several
   * schedules merge, or one is divided, the new schedule begins with the release.
   */
  private List<StreamCommand> successions(DeliveryScheduleId id, List<DeliveryScheduleId> same) {
    List<StreamCommand> all = new ArrayList<>();
    DeliveryScheduleId only = same.getFirst();
    if (same.size() == 1 && Objects.equals(only.unloadingPoint(), id.unloadingPoint()))
      all.add(new ContinueSchedule(id, only, state(only).carried()));
    same.forEach(it -> all.add(new EndSchedule(it, id)));
    return all;
  }

  /**
   * The schedules in force that may be the same under another name and that the message does not
   * name. If a schedule with another agreement number is in force, one without a number is a
   * schedule of its own.
   */
  private List<DeliveryScheduleId> inForce(DeliveryScheduleId id) {
    List<DeliveryScheduleId> beside = id.agreement() == null ? List.of() : beside(id);
    boolean apart = beside.stream().anyMatch(it -> it.agreement() != null);
    return others(id).stream()
        .filter(it -> !named.contains(it) && isSame(id, it) && state(it).isInForce())
        .filter(it -> !apart || !beside.contains(it))
        .toList();
  }

  /** The schedules in force under another agreement. */
  private List<DeliveryScheduleId> beside(DeliveryScheduleId id) {
    return others(id).stream()
        .filter(
            it ->
                isSite(id, it)
                    && Objects.equals(it.unloadingPoint(), id.unloadingPoint())
                    && !Objects.equals(it.agreement(), id.agreement())
                    && !named.contains(it)
                    && state(it).isInForce())
        .toList();
  }

  private boolean isSame(DeliveryScheduleId id, DeliveryScheduleId other) {
    return isSite(id, other)
        && mayBe(id.agreement(), other.agreement())
        && mayBe(id.unloadingPoint(), other.unloadingPoint());
  }

  private boolean isSite(DeliveryScheduleId id, DeliveryScheduleId other) {
    return other.site().equals(id.site()) || names(id).contains(other.site());
  }

  private static boolean mayBe(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equals(other);
  }

  private List<String> names(DeliveryScheduleId id) {
    return siteNames.getOrDefault(id.site(), List.of());
  }

  /**
   * All other schedules of the part: those in the part's stream, and those that may exist without
   * being listed there.
   */
  private Set<DeliveryScheduleId> others(DeliveryScheduleId id) {
    Set<DeliveryScheduleId> all = new LinkedHashSet<>();
    for (Object it : book.events(KnownParts.stream(id.partnership(), id.part())))
      if (it instanceof PartNamed said && said.schedule() != null)
        all.add(DeliveryScheduleId.of(said.schedule()));
    // For a listed schedule, the other names were checked when it was listed.
    if (!all.remove(id)) all.addAll(lessNamed(id));
    all.remove(id);
    return all;
  }

  /** The ids that other names of the site, or fewer numbers, would have given the schedule. */
  private List<DeliveryScheduleId> lessNamed(DeliveryScheduleId id) {
    List<DeliveryScheduleId> all = new ArrayList<>();
    for (String site : Stream.concat(Stream.of(id.site()), names(id).stream()).toList())
      for (String agreement : orNone(id.agreement()))
        for (String point : orNone(id.unloadingPoint()))
          all.add(
              new DeliveryScheduleId(id.buyer(), id.supplier(), site, id.part(), agreement, point));
    return all;
  }

  private static Set<@Nullable String> orNone(@Nullable String named) {
    Set<@Nullable String> both = new LinkedHashSet<>();
    both.add(named);
    both.add(null);
    return both;
  }

  private DeliverySchedule state(DeliveryScheduleId id) {
    return book.past(id.stream()).foldedFrom(DeliverySchedule.NEW, DeliveryScheduleEvent.class);
  }

  private static Fault renamed(
      @Nullable StatedAt at, List<DeliveryScheduleId> old, DeliveryScheduleId now) {
    Text text =
        ScheduleRenaming.text(
            new Text(
                "Part %1$s is scheduled under %2$s from now on, before under %3$s; it stays one"
                    + " schedule.",
                "零件 %1$s 的计划自此以%2$s为准（此前为%3$s），仍为同一计划。"),
            old.getFirst(),
            now);
    return Fault.at(at, FaultCode.SCHEDULE_RENAMED, Severity.NOTE, text);
  }

  private static Fault added(
      @Nullable StatedAt at, DeliveryScheduleId id, List<DeliveryScheduleId> beside) {
    Text text =
        new Text(
                "Part %s is scheduled under %s, too; what is wanted under both counts.",
                "零件 %s 同时按%s安排，两者的需求均计入。")
            .with(id.part(), ScheduleRenaming.agreements(beside));
    return Fault.at(at, FaultCode.AGREEMENT_ADDED, Severity.NOTE, text);
  }

  private static Fault missing(
      @Nullable StatedAt at, DeliveryScheduleId id, List<DeliveryScheduleId> numbered) {
    Text text =
        new Text(
                "Part %s is scheduled under %s, and the release names no agreement; the message is"
                    + " held. Send it with the number, or take it up again if it is a schedule of"
                    + " its own.",
                "零件 %s 已按%s安排，而本版本未注明协议号，报文已挂起。请补充协议号后重发；若确为另一独立计划，请重新处理该报文。")
            .with(id.part(), ScheduleRenaming.agreements(numbered));
    return Fault.at(at, FaultCode.AGREEMENT_MISSING, Severity.ERROR, text);
  }
}
