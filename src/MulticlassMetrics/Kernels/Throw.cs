using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MulticlassMetrics.Kernels;

/// <summary>The wording of the errors that more than one place reports.</summary>
[SuppressMessage("Usage", "CA2208:Instantiate argument exceptions correctly", Justification = "The names are those of the callers' parameters.")]
internal static class Throw
{
    public static ArgumentOutOfRangeException NotACount(double count, string name) =>
        new(name, count, string.Create(CultureInfo.InvariantCulture, $"A count must be a finite number that is not negative; {name} is {count}."));

    public static ArgumentException DifferentLengths(string firstName, long first, string secondName, long second) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{firstName}' has {first} entries and '{secondName}' has {second}; they must have the same number."), secondName);

    public static ArgumentException NoSamples(string name) => new("There are no samples.", name);

    public static ArgumentException NullLabel(string name, long position) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The label at position {position} of '{name}' is null."), name);

    public static ArgumentException BadWeight(double weight, long position) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The weight at position {position} is {weight}; a weight must be a finite number that is not negative."), "weights");

    public static ArgumentException WeightsVanish() => new("All weights are zero.", "weights");

    public static ArgumentException WeightsOverflow() => new("The weights add up to more than a number can hold.", "weights");

    public static ArgumentException CountsVanish() => new("All counts are zero.", "cells");

    public static ArgumentException AllDropped(string name) => new("Every sample has an undeclared label and was dropped.", name);

    public static ArgumentException UndeclaredLabel(object label, string name, long position) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The label '{label}' at position {position} of '{name}' is not among the declared classes."), name);

    public static KeyNotFoundException NoSuchClass(object label) => new(string.Create(CultureInfo.InvariantCulture, $"There is no class '{label}'."));

    public static ArgumentException DuplicateClass(object label, int first, int second) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The class '{label}' is declared twice, at positions {first} and {second}."), "classes");

    public static ArgumentException BadCell(object actual, object predicted, double count) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The count of actual '{actual}' predicted as '{predicted}' is {count}; a count must be a finite number that is not negative."), "cells");

    public static ArgumentException OtherClassCount(int weights, int classes) =>
        new(string.Create(CultureInfo.InvariantCulture, $"There are {weights} x {weights} disagreement weights and {classes} classes."), "matrix");

    public static ArgumentException OneCluster(string name) => new("All samples are in one cluster; an error needs at least two.", name);
}
