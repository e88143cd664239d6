package weft.manufacturing;

import java.util.List;
import java.util.Set;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything that a supplier can ask of its parameter sheet. Only the supplier sees it. */
public sealed interface ParameterSheetCommand extends StreamCommand {
  ParameterSheetId sheet();

  @Override
  default String stream() {
    return sheet().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(sheet().supplier());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /** Publishes the next version, which replaces all steps. The same steps again change nothing. */
  record PublishParameterSheet(ParameterSheetId sheet, String part, List<SheetStep> steps)
      implements ParameterSheetCommand {}
}
