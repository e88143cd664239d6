package weft.deploy;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Component;
import weft.calendar.IsoText;
import weft.database.Beside;
import weft.measure.PlainNumber;
import weft.projections.board.Boards;
import weft.projections.rows.Board;

/** Modules depend in one direction, packages have no cycles, and rules use no framework. */
@Beside("own")
class ArchitectureTest {
  private static final JavaClasses HUB =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .withImportOption(it -> !it.contains("-tests.jar"))
          .importPackages("weft");

  /** Each module with the modules it may use; a class belongs to the module of its file. */
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "domain", List.of(),
          "edi-adapters", List.of("domain"),
          "projections", List.of("domain"),
          "api", List.of("domain", "edi-adapters", "projections"),
          "ui-bff", List.of(),
          "deploy", List.of("domain", "edi-adapters", "projections", "api", "ui-bff"));

  @Test
  void modules_point_one_way() {
    for (var module : MAY_USE.keySet()) {
      var others =
          MAY_USE.keySet().stream()
              .filter(
                  it -> !it.equals(module) && !MAY_USE.getOrDefault(module, List.of()).contains(it))
              .toArray(String[]::new);
      noClasses()
          .that(in(module))
          .should()
          .dependOnClassesThat(in(others))
          .allowEmptyShould(true)
          .check(HUB);
    }
  }

  @Test
  void the_modules_are_told_apart() {
    assertThat(HUB.stream().filter(in("domain"))).isNotEmpty();
    assertThat(HUB.stream().filter(in("ui-bff"))).isNotEmpty();
    assertThat(HUB.stream().filter(in(MAY_USE.keySet().toArray(String[]::new))))
        .hasSize(HUB.size());
  }

  @Test
  void packages_make_no_cycles() {
    slices().matching("weft.(**)").should().beFreeOfCycles().check(HUB);
  }

  /** The library reads every class there at each start, and none elsewhere. */
  @Test
  void what_spring_finds_is_where_it_looks() {
    String[] where =
        Arrays.stream(Weft.class.getAnnotation(SpringBootApplication.class).scanBasePackages())
            .map(it -> it + "..")
            .toArray(String[]::new);
    classes()
        .that()
        .areMetaAnnotatedWith(Component.class)
        .should()
        .resideInAnyPackage(where)
        .check(HUB);
  }

  @Test
  void no_two_public_types_share_a_name() {
    var byName =
        HUB.stream()
            .filter(it -> it.isTopLevelClass() && it.getModifiers().contains(JavaModifier.PUBLIC))
            .collect(groupingBy(JavaClass::getSimpleName));
    assertThat(byName.values()).filteredOn(it -> it.size() > 1).isEmpty();
  }

  /**
   * The classes that connect rules with Axon are in weft.desk, or are the desk classes of their
   * package.
   */
  @Test
  void rules_know_no_framework() {
    noClasses()
        .that(in("domain"))
        .and(DescribedPredicate.not(shell()))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.axonframework..", "org.springframework..", "jakarta..")
        .check(HUB);
  }

  /** One package defines how stored JSON is read and written; rules must not. */
  @Test
  void rules_know_no_json_library() {
    noClasses()
        .that(in("domain"))
        .and()
        .resideOutsideOfPackages("weft.json..", "weft.desk..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tools.jackson..")
        .check(HUB);
  }

  /** The edges read input: the domain reads no files and opens no connections. */
  @Test
  void the_domain_reaches_nothing_outside() {
    noClasses()
        .that(in("domain"))
        .and()
        .doNotHaveFullyQualifiedName("weft.evidence.KeyFile") // one file format of hub and witness
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net.http..", "java.sql..", "javax.sql..")
        .check(HUB);
  }

  @Test
  void the_reader_stands_alone() {
    noClasses()
        .that()
        .resideInAnyPackage("weft.edi.reader..", "weft.edi.table..", "weft.edi.writer..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "org.smooks..",
            "org.axonframework..",
            "java.sql..",
            "javax.sql..")
        .allowEmptyShould(true)
        .check(HUB);
  }

  /** An exponent in a text of a few bytes would fill all memory. */
  @Test
  void only_plain_number_makes_numbers_of_text() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(PlainNumber.class.getName())
        .should()
        .callConstructor(BigDecimal.class, String.class)
        .orShould()
        .callConstructor(BigDecimal.class, char[].class)
        .orShould()
        .callConstructor(BigDecimal.class, String.class, MathContext.class)
        .orShould()
        .callMethod(Double.class, "parseDouble", String.class)
        .orShould()
        .callMethod(Double.class, "valueOf", String.class)
        .check(HUB);
  }

  /** A year of nine digits breaks every sum of days, and no database column holds it. */
  @Test
  void only_iso_text_makes_days_and_moments_of_text() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(IsoText.class.getName())
        .and()
        .haveNameNotMatching(
            ".*[.](SeenRelease|BoardReads|Cursor|CallOffLines)") // kept, or bounded there
        .should()
        .callMethodWhere(target(name("parse")).and(target(owner(assignableTo(Temporal.class)))))
        .check(HUB);
  }

  @Test
  void only_as2_knows_what_it_stands_on() {
    noClasses()
        .that()
        .resideOutsideOfPackage("weft.edi.as2")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.helger..", "jakarta.mail..", "org.bouncycastle..")
        .check(HUB);
  }

  @Test
  void every_package_says_what_it_is_and_is_null_marked() {
    classes()
        .should()
        .resideInAPackage("weft..")
        .andShould(
            ArchConditions.be(
                DescribedPredicate.describe(
                    "in a null-marked package",
                    (JavaClass it) ->
                        it.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked"))))
        .check(HUB);
  }

  private static DescribedPredicate<JavaClass> shell() {
    return DescribedPredicate.describe(
        "an Axon shell",
        it -> {
          String name = it.getName().substring(it.getPackageName().length() + 1);
          return name.replaceAll("\\$.*", "").endsWith("Desk")
              || it.getPackageName().equals("weft.desk");
        });
  }

  private static DescribedPredicate<JavaClass> in(String... modules) {
    return DescribedPredicate.describe(
        "in " + Arrays.toString(modules),
        it ->
            it.getSource()
                .map(source -> source.getUri().toString())
                .filter(
                    from ->
                        Arrays.stream(modules)
                            .anyMatch(
                                module ->
                                    from.contains("/" + module + "/target/")
                                        || from.contains("/" + module + "-")))
                .isPresent());
  }

  @Test
  void a_board_that_a_row_declares_is_in_Boards() throws IllegalAccessException {
    for (var it : HUB)
      for (var field : it.getFields()) {
        if (!field.getRawType().isEquivalentTo(Board.class)
            || !field.getModifiers().contains(JavaModifier.STATIC)) continue;
        assertThat(Boards.ALL)
            .as("add %s to weft.projections.board.Boards", field.getFullName())
            .anyMatch(Predicate.isEqual(field.reflect().get(null)));
      }
  }

  /** The description would become that of the shared schema, whichever field is read last. */
  @Test
  void no_field_describes_a_type_that_others_use_too() {
    var schemas = ApiDescription.committed().document().at("/components/schemas").propertyNames();
    var uses =
        HUB.stream()
            .filter(JavaClass::isRecord)
            .flatMap(it -> it.getFields().stream())
            .filter(it -> schemas.contains(schemaOf(it.getRawType())))
            .collect(groupingBy(JavaField::getRawType));
    assertThat(uses).as("types with a shared schema").hasSizeGreaterThan(100);
    var describing =
        uses.values().stream()
            .filter(it -> it.size() > 1)
            .flatMap(List::stream)
            .filter(
                it ->
                    it.tryGetAnnotationOfType(Schema.class)
                        .filter(schema -> !schema.description().isEmpty())
                        .isPresent());
    assertThat(describing).as("move these descriptions to the types").isEmpty();
  }

  /** The name of a type's schema: those of its outer types come first. */
  private static String schemaOf(JavaClass type) {
    return type.getName().replaceFirst("^([a-z0-9]+\\.)+", "").replace("$", "");
  }
}
