package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The aspect models of Catena-X with their samples, stored next to the project in development. */
public final class AspectSchemas {
  /** The place of each schema, in the version that the answers state. */
  public static final Map<String, String> ASPECTS =
      Map.of(
          "ItemStock", "item_stock/2.0.0",
          "PlannedProductionOutput", "planned_production_output/2.0.0",
          "ShortTermMaterialDemand", "short_term_material_demand/1.0.0",
          "DeliveryInformation", "delivery_information/2.0.0",
          "DaysOfSupply", "days_of_supply/2.0.0",
          "WeekBasedMaterialDemand", "week_based_material_demand/3.0.1",
          "WeekBasedCapacityGroup", "week_based_capacity_group/3.0.1");

  private static final Path FOLDER = folder();
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  private AspectSchemas() {}

  private static Path folder() {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.isDirectory(root.resolve("domain")))
      root = root.getParent();
    return root.resolveSibling("shared").resolve("catenax");
  }

  /** Reports if the schemas are missing. */
  public static boolean areHere() {
    boolean here = Files.isDirectory(FOLDER);
    if (!here) System.out.println("Schemas are not asked: there is no ../shared/catenax");
    return here;
  }

  public static String sample(String aspect) {
    return text(aspect, ".json");
  }

  /** The faults of a value by its schema. */
  public static List<String> faults(String aspect, String value) {
    return SCHEMAS
        .computeIfAbsent(
            aspect,
            it ->
                JsonSchemaFactory.getInstance(VersionFlag.V4)
                    .getSchema(text(it, "-schema.json"), InputFormat.JSON))
        .validate(
            value, InputFormat.JSON, it -> it.getExecutionConfig().setFormatAssertionsEnabled(true))
        .stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  /** Fails if the value has faults; skips the check if the schemas are missing. */
  public static void assertValid(String aspect, String value) {
    if (areHere()) assertThat(faults(aspect, value)).as("%s %s", aspect, value).isEmpty();
  }

  private static String text(String aspect, String ending) {
    Path file = FOLDER.resolve(ASPECTS.get(aspect)).resolve(aspect + ending);
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
