package weft.machine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.event.Rules;
import weft.event.StreamCommand;
import weft.event.StreamId;
import weft.machine.MachineRefusal.CodeAtOtherSite;
import weft.party.PartyCode;

/**
 * The rules of a machine's code, which is unique to its owner. The append that registers a machine
 * also takes the code, so that two hubs cannot give it to machines at two sites.
 *
 * @param site the site of the machine that has it; null while it is free
 */
public record MachineCode(@Nullable String site)
    implements Rules<MachineCode.TakeMachineCode, MachineCode.MachineCodeTaken, MachineCode> {
  public static final String TYPE = "MachineCode";
  public static final MachineCode FREE = new MachineCode(null);

  /** Asks for a code, together with the command that registers the machine. */
  public record TakeMachineCode(MachineId machine) implements StreamCommand {
    @Override
    public String stream() {
      return StreamId.of(TYPE, machine.owner().value(), machine.code());
    }

    @Override
    public Set<PartyCode> concerns() {
      return Set.of(machine.owner());
    }

    @Override
    public Set<String> routingKeys() {
      return Set.of(stream());
    }
  }

  /** The machine has the code from now on. Stored for ever. */
  public record MachineCodeTaken(MachineId machine) {}

  @Override
  public List<MachineCodeTaken> decide(TakeMachineCode command) {
    MachineId machine = command.machine();
    if (site == null) return List.of(new MachineCodeTaken(machine));
    if (site.equals(machine.site())) return List.of();
    throw new Refused(new CodeAtOtherSite(machine.code(), site));
  }

  @Override
  public MachineCode evolve(MachineCodeTaken event) {
    return new MachineCode(event.machine().site());
  }
}
