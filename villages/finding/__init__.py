"""Finding villages, regions and potentials among all of the country's."""
