package weft.machine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import weft.event.Refusal;
import weft.event.RefusalText;
import weft.language.Text;

/** Why something asked of a machine was refused. */
public sealed interface MachineRefusal extends Refusal {
  record NoSuchMachine() implements MachineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record MachineExists(String code) implements MachineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "machine-exists", "Machine %s is registered already.", "设备 %s 已登记。", code)
          .with(RefusalText.POINTER, "/code");
    }
  }

  /** A reading names its machine by the code alone, so the code is unique to the owner. */
  record CodeAtOtherSite(String code, String site) implements MachineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "machine-code-taken",
              "Your machine at site %2$s has the code %1$s.",
              "贵公司工厂 %2$s 的设备已使用编码 %1$s。",
              code,
              site)
          .with(RefusalText.POINTER, "/code")
          .with("site", site);
    }
  }

  /** Somebody changed the same thing after the caller saw it. */
  record ChangedSince(long seen, long current) implements MachineRefusal {
    @Override
    public RefusalText told() {
      return new RefusalText(
              RefusalText.Kind.STALE,
              "stale",
              new Text(
                  "This has changed since you looked at it; please look again.",
                  "内容在您查看之后已更改，请重新查看。"),
              Map.of())
          .with("expected", seen)
          .with("current", current);
    }
  }

  record NoSuchStop() implements MachineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record StopEndsBeforeItBegins(Instant from, Instant until) implements MachineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
          "stop-ends-before-it-begins",
          "The stop would end at %2$s, and begins at %1$s.",
          "停机开始于 %s，不能在 %s 结束。",
          from,
          until);
    }
  }

  record StopsOverlap(int n) implements MachineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "stops-overlap", "Stop %s is at the same time.", "与第 %s 次停机时间重叠。", n);
    }
  }

  record TooManyOpenFaults(int most) implements MachineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "too-many-open-faults",
          "A machine has at most %s open faults.",
          "一台设备最多同时有 %s 个未解除的故障。",
          most);
    }
  }

  record TooManyMaintenancePlans(int most) implements MachineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "too-many-maintenance-plans",
          "A machine has at most %s maintenance plans.",
          "一台设备最多 %s 项保养计划。",
          most);
    }
  }

  record MaintenanceUnknown() implements MachineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  /** Maintenance is entered in the order of its days. */
  record MaintenanceDoneLater(String code, LocalDate last) implements MachineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "maintenance-done-later",
              "The cycle of maintenance %s began on %s, which is later.",
              "保养项目 %s 的本周期始于 %s，完成日期不能更早。",
              code,
              last)
          .with(RefusalText.POINTER, "/on")
          .with("last", last);
    }
  }

  /**
   * A day is closed once, in order. Other figures would change those on which a bank already lent.
   */
  record DayClosedOtherwise(LocalDate last) implements MachineRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "day-closed-otherwise",
          "The days until %s are closed with other figures.",
          "%s 及之前的日期已按其他数据结算。",
          last);
    }
  }
}
