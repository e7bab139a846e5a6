package org.answerable;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.MappedSuperclass;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.answerable.access.Needs;
import org.answerable.access.UseCase;
import org.answerable.platform.Refusal;
import org.answerable.web.Forms;
import org.answerable.web.Untried;
import org.flywaydb.core.api.migration.JavaMigration;

/** The rules of the house: who knows whom, and who knows which library. */
@AnalyzeClasses(packages = "org.answerable", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.answerable.";

    /** The rooms of the house, ground floor first, each with the rooms that it may know. */
    private static final Map<String, Set<String>> KNOWS = new LinkedHashMap<>();

    private static final Set<String> GROUND_FLOOR =
            Set.of("platform", "analysis", "access", "language", "journal", "web");

    static {
        room("platform");
        room("analysis");
        room("access", "platform");
        room("language", "platform", "analysis");
        room("journal", "platform", "access");
        room("web", "platform", "access", "language");
        feature("accounts");
        feature("audit");
        feature("directory");
        room("redaction", "platform", "analysis", "language");
        feature("office", "accounts", "directory");
        feature("learn", "directory", "office");
        feature("intake", "office", "redaction");
        feature("campaigns", "intake");
        feature("routing", "intake", "directory", "learn"); // One file holds what the office says of help, too.
        feature("casework", "routing", "campaigns", "audit");
        feature("publication", "casework", "redaction");
        feature("search", "publication");
        feature("translation", "publication", "search");
        feature("townhall", "publication", "translation");
        feature("insight", "townhall", "translation", "search");
        feature("demo", "insight", "learn"); // Drives the use cases of all, as a person would; nobody knows it.
    }

    /** A room above the ground floor, which it knows, as it knows whatever the rooms named know in turn. */
    private static void feature(String name, String... knows) {
        Set<String> all = new HashSet<>(GROUND_FLOOR);
        for (String known : knows) {
            all.add(known);
            all.addAll(KNOWS.get(known));
        }
        room(name, all.toArray(String[]::new));
    }

    /** A room knows rooms that stand before it alone, so a circle cannot be written down. */
    private static void room(String name, String... knows) {
        for (String known : knows) {
            if (!KNOWS.containsKey(known)) {
                throw new IllegalStateException(name + " may know only what stands below it, not " + known);
            }
        }
        KNOWS.put(name, Set.of(knows));
    }

    /** Whether a room may know another: itself, or what stands below it. */
    static boolean mayKnow(String room, String other) {
        return room.equals(other) || KNOWS.get(room).contains(other);
    }

    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT) || name.startsWith(ROOT + "templates")) {
            return null;
        }
        return name.substring(ROOT.length()).split("\\.")[0];
    }

    private static final DescribedPredicate<JavaClass> OURS =
            describe("written by hand", type -> packageOf(type) != null);
    private static final DescribedPredicate<JavaClass> ENTITY = describe(
            "entities",
            type -> type.isAnnotatedWith(Entity.class)
                    || type.isAnnotatedWith(Embeddable.class)
                    || type.isAnnotatedWith(MappedSuperclass.class));
    private static final DescribedPredicate<JavaClass> REPOSITORY = describe(
            "repositories",
            type -> type.getAllFields().stream()
                    .anyMatch(field -> field.getRawType().isEquivalentTo(EntityManager.class)
                            || field.getRawType().isEquivalentTo(EntityManagerFactory.class)));
    private static final DescribedPredicate<JavaClass> MIGRATION =
            describe("migrations", type -> type.isAssignableTo(JavaMigration.class));
    private static final DescribedPredicate<JavaClass> CONVERTER =
            describe("converters", type -> type.isAssignableTo(AttributeConverter.class));

    @ArchTest
    static final ArchRule dependencies_run_as_the_table_says = classes()
            .that(OURS)
            .should(new ArchCondition<>("know only what the table allows") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    String from = packageOf(type);
                    if (!KNOWS.containsKey(from)) {
                        events.add(violated(
                                type,
                                "package " + from
                                        + " stands in no table: add it to ArchitectureTest, with what it may know"));
                        return;
                    }
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        String to = packageOf(dependency.getTargetClass().getBaseComponentType());
                        boolean allowed =
                                to == null || to.equals(from) || KNOWS.get(from).contains(to);
                        if (!allowed) {
                            events.add(violated(dependency, dependency.getDescription()));
                        }
                    }
                }
            });

    /**
     * Repositories that are meant for others: who there is to assign to, the one gate to what is public, and the
     * identity firewall's.
     */
    private static final Set<String> OFFERED =
            Set.of("publication.PublicRecords", "intake.Contacts", "accounts.Accounts");

    @ArchTest
    static final ArchRule an_address_leaves_the_identity_firewall_for_a_letter_alone = noClasses()
            .that(OURS)
            .and()
            .haveNameNotMatching("org\\.answerable\\.(intake\\.Contacts|casework\\.NoticesLetters)(\\$.*)?")
            .should()
            .callMethodWhere(describe(
                    "the address is asked for",
                    call -> call.getTargetOwner().getName().equals("org.answerable.intake.Contacts")
                            && call.getTarget().getName().equals("mailbox")));

    @ArchTest
    static final ArchRule no_feature_touches_the_repository_of_another = classes()
            .that(OURS)
            .should(new ArchCondition<>("use repositories of their own feature only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        JavaClass target = dependency.getTargetClass();
                        if (REPOSITORY.test(target)
                                && OURS.test(target)
                                && !GROUND_FLOOR.contains(packageOf(target))
                                && !packageOf(target).equals(packageOf(type))) {
                            String repository = target.getName().substring(ROOT.length());
                            if (!OFFERED.contains(repository)) {
                                events.add(violated(dependency, dependency.getDescription()));
                            }
                        }
                    }
                }
            });

    @ArchTest
    static final ArchRule nobody_writes_through_the_repository_of_another = noClasses()
            .that(OURS)
            .should()
            .callMethodWhere(describe(
                    "another feature's repository adds or removes",
                    call -> REPOSITORY.test(call.getTargetOwner())
                            && OURS.test(call.getTargetOwner())
                            && !packageOf(call.getTargetOwner()).equals(packageOf(call.getOriginOwner()))
                            && call.getTarget()
                                    .getName()
                                    .matches("(add|save|persist|merge|remove|delete|update|store|replace).*")));

    @ArchTest
    static final ArchRule entities_have_behaviour_and_no_setters = methods()
            .that()
            .areDeclaredInClassesThat(ENTITY)
            .and()
            .arePublic()
            .should()
            .haveNameNotMatching("set[A-Z].*")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_the_edges_know_jax_rs = noClasses()
            .that(OURS)
            .and()
            .haveNameNotMatching(".*(Pages|Api)(\\$.*)?")
            .and(not(resideInAPackage("org.answerable.web..")))
            .and()
            .haveNameNotMatching("org\\.answerable\\.accounts\\.(DeskGate|DeskForms|StepUp|SessionCookie)")
            .and()
            // What pages are asked for, and where they lead: parameters of an address, and what a browser carries.
            .haveNameNotMatching(".*\\.(TicketList|ModerationList|ModerationView|SearchAddress|CarriedCase)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule only_the_edges_and_the_sign_in_know_servlets = noClasses()
            .that(OURS)
            .and(not(
                    resideInAnyPackage("org.answerable.web..", "org.answerable.access..", "org.answerable.accounts..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..");

    @ArchTest
    static final ArchRule only_repositories_and_entities_know_jpa = noClasses()
            .that(OURS)
            .and(not(ENTITY))
            .and(not(REPOSITORY))
            .and(not(CONVERTER))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.persistence..");

    @ArchTest
    static final ArchRule only_repositories_migrations_the_journal_and_the_platform_know_sql = noClasses()
            .that(OURS)
            .and(not(REPOSITORY))
            .and(not(MIGRATION))
            .and(not(resideInAnyPackage(
                    "org.answerable.journal..", "org.answerable.audit..", "org.answerable.platform..")))
            .and() // Repositories, and run without a container.
            .haveNameNotMatching(
                    "org\\.answerable\\.(campaigns\\.(Groups|Grouping)|casework\\.(Notices|Warnings)|insight\\.Tallies|"
                            + "insight\\.TallyFollower)(\\$.*)?")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."));

    @ArchTest
    static final ArchRule only_search_and_the_stored_rules_know_lucene = noClasses()
            .that(OURS)
            .and(not(resideInAnyPackage(
                    "org.answerable.search.lucene..",
                    "org.answerable.search.opensearch..", // Writes down what was planned as a query of Lucene.
                    "org.answerable.analysis..")))
            .and()
            .haveNameNotMatching("org\\.answerable\\.routing\\.Phrases(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..");

    @ArchTest
    static final ArchRule only_its_adapter_knows_opensearch = noClasses()
            .that(OURS)
            .and(not(resideInAPackage("org.answerable.search.opensearch..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.opensearch..");

    @ArchTest
    static final ArchRule only_the_mail_transport_knows_jakarta_mail = noClasses()
            .that(OURS)
            .and(not(resideInAPackage("org.answerable.platform.mail..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.mail..", "org.eclipse.angus.."));

    @ArchTest
    static final ArchRule only_the_keys_know_tink = noClasses()
            .that(OURS)
            .and(not(resideInAPackage("org.answerable.platform.crypto..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.crypto.tink..");

    @ArchTest
    static final ArchRule search_reads_published_records_and_no_entity = noClasses()
            .that()
            .resideInAPackage("org.answerable.search..")
            .should()
            .dependOnClassesThat(describe(
                    "entities of unpublished things",
                    type -> ENTITY.test(type) && !"directory".equals(packageOf(type))));

    /** {@code System.nanoTime} may measure how long something took; it tells no time. */
    @ArchTest
    static final ArchRule only_the_platform_reads_the_clock = noClasses()
            .that(OURS)
            .and(not(resideInAPackage("org.answerable.platform..")))
            .should()
            .callMethodWhere(describe("the time is read", call -> readsTheClock(call.getTarget())))
            .orShould()
            .callConstructorWhere(describe(
                    "a Date of the present is made",
                    call -> call.getTargetOwner().getName().equals("java.util.Date")
                            && call.getTarget().getRawParameterTypes().isEmpty()));

    private static boolean readsTheClock(AccessTarget.MethodCallTarget method) {
        JavaClass owner = method.getOwner();
        return owner.getPackageName().startsWith("java.time")
                        && method.getName().equals("now")
                || owner.isEquivalentTo(Clock.class)
                        && (method.getName().startsWith("system")
                                || method.getName().startsWith("tick"))
                || owner.isEquivalentTo(System.class) && method.getName().equals("currentTimeMillis")
                || owner.getName().equals("java.util.Calendar")
                        && method.getName().equals("getInstance");
    }

    @ArchTest
    static final ArchRule every_use_case_names_the_right_it_needs = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(UseCase.class)
            .and()
            .arePublic()
            .should(new ArchCondition<>("carry @Needs and @Transactional") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (method.getModifiers().contains(JavaModifier.SYNTHETIC)
                            || method.getModifiers().contains(JavaModifier.STATIC)) {
                        return;
                    }
                    if (!method.isAnnotatedWith(Needs.class)
                            && !method.getOwner().isAnnotatedWith(Needs.class)) {
                        events.add(violated(method, method.getFullName() + " names no right: @Needs(Right.…)"));
                    }
                    if (!method.isAnnotatedWith(Transactional.class)
                            && !method.getOwner().isAnnotatedWith(Transactional.class)) {
                        events.add(violated(
                                method, method.getFullName() + " says nothing about its transaction: @Transactional"));
                    }
                }
            });

    /** Whatever takes what was typed gives it back in one way where it is refused, so no page can forget to. */
    @ArchTest
    static final ArchRule a_refused_form_is_shown_again_in_one_way = methods()
            .that()
            .areDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Pages")
            .should(new ArchCondition<>("act by Forms.tried, and catch no refusal of a form themselves") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean takesForm = method.isAnnotatedWith(POST.class)
                            && method.getRawParameterTypes().stream()
                                    .anyMatch(type -> type.isEquivalentTo(MultivaluedMap.class)
                                            || type.isEquivalentTo(byte[].class));
                    if (takesForm && !method.isAnnotatedWith(Untried.class) && !tries(method, new HashSet<>())) {
                        events.add(violated(
                                method, method.getFullName() + " acts by no Forms.tried, and says not why: @Untried"));
                    }
                    if (method.getTryCatchBlocks().stream()
                            .flatMap(block -> block.getCaughtThrowables().stream())
                            .anyMatch(caught -> caught.isEquivalentTo(Refusal.Invalid.class)
                                    || caught.isEquivalentTo(Refusal.Conflict.class))) {
                        events.add(violated(method, method.getFullName() + " catches itself what Forms.tried answers"));
                    }
                }
            });

    /** Who reads all that all documents say, which may be much: nothing that draws a page. */
    private static final Set<String> READS_ALL_TEXTS = Set.of(
            "DirectoryRewriting.whole",
            "DirectoryKeeping.whole",
            "DirectoryKeeping.wholeToChange",
            "DirectoryKeeping.apply",
            "DirectoryKeeping.takeReadyMade",
            "DirectoryFiling.read", // The directory's file.
            "DirectoryEditing.added",
            "DirectoryEditing.changed",
            "RuleFounding.add",
            "RuleSimulating.beginSeen", // Where a program names the file that it read.
            "RuleSimulating.putIntoForce");

    @ArchTest
    static final ArchRule the_texts_of_all_documents_are_read_for_the_file_and_for_changes_alone = noClasses()
            .should()
            .callMethodWhere(describe("all texts are read", call -> {
                String owner = call.getTargetOwner().getSimpleName();
                boolean readsAll = (owner.equals("DocumentRows")
                                || owner.equals("DirectoryRewriting")
                                || owner.equals("DirectoryKeeping"))
                        && Set.of("whole", "wholeToChange")
                                .contains(call.getTarget().getName())
                        && !call.getTarget().getRawReturnType().isEquivalentTo(Optional.class);
                return readsAll
                        && !READS_ALL_TEXTS.contains(call.getOriginOwner().getSimpleName() + "."
                                + call.getOrigin().getName());
            }));

    private static boolean tries(JavaCodeUnit method, Set<JavaCodeUnit> seen) {
        return seen.add(method)
                && method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Forms.class)
                                        && call.getTarget().getName().equals("tried")
                                || call.getTargetOwner().equals(method.getOwner())
                                        && call.getTarget()
                                                .resolveMember()
                                                .filter(called -> tries(called, seen))
                                                .isPresent());
    }

    /**
     * A non-public method is not intercepted by CDI where a caller in the package would expect it to be, so it must not
     * pretend.
     */
    @ArchTest
    static final ArchRule no_right_stands_where_it_is_not_checked = methods()
            .that()
            .areAnnotatedWith(Needs.class)
            .should()
            .bePublic()
            .andShould()
            .notBePrivate()
            .andShould()
            .notBeStatic()
            .andShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(UseCase.class);

    @ArchTest
    static final ArchRule names_are_the_fields_and_not_the_patterns = noClasses()
            .that(OURS)
            .should()
            .haveNameMatching(".*(Util|Utils|Manager|Impl|Helper|Service|Dto|DTO)(\\$.*)?");

    private static final Pattern ACT = Pattern.compile("\"([a-z-]+\\.[a-z-]*[a-z])\"");

    /** A feature may have a ledger of its own that gives acts to the journal. */
    private static final Pattern RECORDS = Pattern.compile("\\b(journal|ledger)\\.record\\(");

    /** Where the name of an act is put together. */
    private static final Set<String> COMPOSED = Set.of(
            "account.change-agreed",
            "account.change-declined",
            "account.change-taken-back",
            "agency.named",
            "topic.named",
            "word.named",
            "chain.rekeyed");

    /** Whoever adds an act says how its content is verified. */
    @ArchTest
    static void every_act_of_the_journal_is_declared(JavaClasses classes) throws IOException {
        Set<String> declared = new TreeSet<>();
        Files.readAllLines(Path.of("src/main/resources/journal/acts.tsv")).stream()
                .filter(line -> !line.contains("\tformer\t"))
                .forEach(line -> declared.add(line.split("\t")[0]));
        Set<String> nouns = new TreeSet<>();
        declared.forEach(act -> nouns.add(act.substring(0, act.indexOf('.'))));
        Set<String> used = new TreeSet<>(COMPOSED);
        Set<String> undeclared = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                if (!RECORDS.matcher(source).find()) {
                    continue;
                }
                for (Matcher found = ACT.matcher(source); found.find(); ) {
                    String act = found.group(1);
                    boolean given =
                            source.substring(0, found.start()).stripTrailing().endsWith("record(");
                    if (given && !declared.contains(act)) {
                        undeclared.add(act);
                    } else if (declared.contains(act)) {
                        used.add(act);
                    }
                }
            }
        }
        assertThat(undeclared)
                .as("acts to be added to src/main/resources/journal/acts.tsv, "
                        + "each as act TAB way TAB reason: compared (then an Exhibit of an ...Evidence class of "
                        + "the feature says where its content is stored, as it was given to record), "
                        + "empty (the content is \"\"), or nothing (with the reason)")
                .isEmpty();
        assertThat(used).as("declared and used").containsAll(declared);
    }
}
