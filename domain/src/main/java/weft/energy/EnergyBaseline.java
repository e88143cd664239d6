package weft.energy;

import java.math.BigDecimal;
import java.util.List;
import weft.energy.EnergyBaselineCommand.PlanBaseline;
import weft.energy.EnergyBaselineEvent.BaselinePlanned;
import weft.energy.EnergyBaselineRefusal.BaselineEndsTooEarly;
import weft.energy.EnergyBaselineRefusal.BaselineExists;
import weft.energy.EnergyBaselineRefusal.BaselineOfTheFuture;
import weft.energy.EnergyBaselineRefusal.NegativeBaseline;
import weft.energy.cost.BaselineTerms;
import weft.event.Refused;
import weft.event.Rules;

/** The rules of a baseline: it is planned once, before anything is measured by it. */
public record EnergyBaseline(boolean planned)
    implements Rules<EnergyBaselineCommand, EnergyBaselineEvent, EnergyBaseline> {
  public static final EnergyBaseline NEW = new EnergyBaseline(false);

  @Override
  public List<EnergyBaselineEvent> decide(EnergyBaselineCommand command) {
    return switch (command) {
      case PlanBaseline it -> {
        if (planned) throw new Refused(new BaselineExists(it.baseline().number()));
        check(it);
        yield List.of(new BaselinePlanned(it.baseline(), it.terms(), it.today()));
      }
    };
  }

  private static void check(PlanBaseline it) {
    BaselineTerms terms = it.terms();
    if (terms.until().isBefore(terms.from())) throw new Refused(new BaselineEndsTooEarly());
    if (terms.until().isAfter(it.today())) throw new Refused(new BaselineOfTheFuture());
    zeroOrAbove(terms.fixedKWh(), "/fixedKWh");
    zeroOrAbove(terms.kWhPerTonne(), "/kWhPerTonne");
    zeroOrAbove(terms.uncertainty(), "/uncertainty");
  }

  private static void zeroOrAbove(BigDecimal value, String pointer) {
    if (value.signum() < 0) throw new Refused(new NegativeBaseline(pointer));
  }

  @Override
  public EnergyBaseline evolve(EnergyBaselineEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case BaselinePlanned _ -> new EnergyBaseline(true);
    };
  }
}
