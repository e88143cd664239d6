package weft.sharing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.event.Rules;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;
import weft.sharing.GrantCommand.GiveGrant;
import weft.sharing.GrantCommand.WithdrawGrant;
import weft.sharing.GrantEvent.GrantGiven;
import weft.sharing.GrantEvent.GrantWithdrawn;
import weft.sharing.GrantRefusal.AlreadyOver;
import weft.sharing.GrantRefusal.DemandHasNoState;
import weft.sharing.GrantRefusal.EndsBeforeItBegins;
import weft.sharing.GrantRefusal.EnergyIsSharedWhole;
import weft.sharing.GrantRefusal.GrantExists;
import weft.sharing.GrantRefusal.GrantedToOneself;
import weft.sharing.GrantRefusal.MachinesHaveNoGrain;
import weft.sharing.GrantRefusal.NoContextsNamed;
import weft.sharing.GrantRefusal.NoPartsNamed;
import weft.sharing.GrantRefusal.NoSuchGrant;
import weft.sharing.GrantRefusal.WorkOrdersHaveNoState;

/**
 * The rules of a grant. A withdrawn grant cannot be reopened; its owner gives another one.
 *
 * @param given null before it is given
 */
public record SharedWith(@Nullable Grant given, boolean withdrawn)
    implements Rules<GrantCommand, GrantEvent, SharedWith> {
  public static final SharedWith NOBODY = new SharedWith(null, false);

  @Override
  public List<GrantEvent> decide(GrantCommand command) {
    return switch (command) {
      case GiveGrant asked -> give(asked);
      case WithdrawGrant(var grant) -> {
        if (given == null) throw new Refused(new NoSuchGrant());
        yield withdrawn ? List.of() : List.of(new GrantWithdrawn(grant, given.to()));
      }
    };
  }

  private List<GrantEvent> give(GiveGrant asked) {
    Grant next = asked.given();
    if (given != null) throw new Refused(new GrantExists());
    if (next.to().equals(asked.grant().owner())) throw new Refused(new GrantedToOneself(next.to()));
    if (next.parts() != null && next.parts().isEmpty()) throw new Refused(new NoPartsNamed());
    if (next.contexts() != null && next.contexts().isEmpty())
      throw new Refused(new NoContextsNamed());
    if (next.what() == What.DEMAND && next.grain() == Grain.STATE)
      throw new Refused(new DemandHasNoState());
    if (next.what() == What.PRODUCTION && next.grain() == Grain.STATE)
      throw new Refused(new WorkOrdersHaveNoState());
    if (next.what() == What.MACHINES && next.grain() == Grain.STATE)
      throw new Refused(new MachinesHaveNoGrain());
    if (next.what() == What.ENERGY && (next.grain() == Grain.STATE || next.parts() != null))
      throw new Refused(new EnergyIsSharedWhole());
    if (next.until() != null && next.until().isBefore(asked.today()))
      throw new Refused(new AlreadyOver(next.until()));
    if (next.until() != null && next.from() != null && next.isOverBefore(next.from()))
      throw new Refused(new EndsBeforeItBegins(next.until(), next.from()));
    return List.of(new GrantGiven(asked.grant(), next));
  }

  @Override
  public SharedWith evolve(GrantEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case GrantGiven it -> new SharedWith(it.given(), false);
      case GrantWithdrawn _ -> new SharedWith(given, true);
    };
  }
}
